import { verify, X509Certificate } from 'node:crypto'
import { fingerprint } from '../certificate/fingerprint.ts'
import type { Log } from '../log.ts'
import { composeExitStatement } from '../statement/exit-statement.ts'
import type { OperatorPorts } from '../types/operator-ports.ts'
import type { SignedStatement } from '../types/registry.ts'
import { cardSignature, type Signer } from './card-signature.ts'

interface World extends Signer {
  readonly kiosk: string
  readonly cards: readonly string[] // fingerprints of koshin.toml
  readonly now: () => Date
  readonly random: (octets: number) => Uint8Array
  readonly info: Log['info']
}

const NONCE = 32 // octets

/** A statement that was never signed before, so that nothing but this card, now and with its PIN, ends the program. */
export const proveOperator =
  ({ reader, secret, kiosk, cards, now, random, info }: World): OperatorPorts['proveOperator'] =>
  async ({ card }) => {
    const { certificate } = card.reading
    const statement = composeExitStatement({
      kiosk,
      nonce: Buffer.from(random(NONCE)).toString('base64'),
      time: now().toISOString().replace(/\.\d+/, ''),
      card: fingerprint(certificate),
    })
    const outcome = await cardSignature({ reader, secret }, card, statement)
    if (!outcome.ok) return outcome
    if (!cards.includes(fingerprint(certificate))) return refused({ kind: 'operator.unlisted' })
    if (!isSigned(outcome.value, certificate)) return refused({ kind: 'card.key-mismatch' })
    info({ event: 'operator card', fingerprint: fingerprint(certificate) })
    return outcome
  }

const refused = (failure: { readonly kind: 'operator.unlisted' | 'card.key-mismatch' }) =>
  ({ ok: false, notice: { failure, cost: null } }) as const

function isSigned({ statement, signature }: SignedStatement, certificate: Uint8Array): boolean {
  try {
    return verify('sha256', statement, new X509Certificate(certificate).publicKey, signature)
  } catch {
    return false // no key that node:crypto can read
  }
}
