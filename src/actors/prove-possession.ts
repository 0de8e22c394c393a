import type { RenewalRole } from '../failure.ts'
import type { Secret } from '../secret.ts'
import { composeStatement } from '../statement.ts'
import type { Ports } from '../types/ports.ts'
import { cardSignature, type Signer } from './card-signature.ts'

interface World extends Pick<Signer, 'reader'> {
  readonly secrets: Readonly<Record<RenewalRole, Secret>>
}

/** The kiosk composes the statement from what it showed; only the nonce is the registry's (design §7). */
export const provePossession =
  ({ reader, secrets }: World): Ports['provePossession'] =>
  async ({ role, pin, card, challenge, currentFingerprint }) => {
    const fields = roleFields(role, currentFingerprint, card.reading.fingerprint)
    return cardSignature({ reader, secret: secrets[pin] }, card, composeStatement({ ...challenge, ...fields }))
  }

const roleFields = (role: RenewalRole, currentFingerprint: string, fingerprint: string) =>
  role === 'current'
    ? ({ role, current: fingerprint } as const)
    : ({ role, current: currentFingerprint, new: fingerprint } as const)
