import type { CardRole, Failure } from '../failure.ts'
import type { Secret } from '../secret.ts'
import { composeStatement } from '../statement.ts'
import type { Ports, ProveOutcome } from '../types/ports.ts'
import type { ReaderPort } from '../types/reader.ts'
import type { IdentifiedCard, Notice } from '../types/visit.ts'

interface World {
  readonly reader: Pick<ReaderPort, 'prove' | 'triesLeft'>
  readonly secrets: Readonly<Record<CardRole, Secret>>
}

/** The kiosk composes the statement from what it showed; only the nonce is the registry's (design §7). */
export const provePossession =
  ({ reader, secrets }: World): Ports['provePossession'] =>
  async ({ role, pin, card, challenge, currentFingerprint }) => {
    const { fingerprint, insertion } = card.reading
    const illegal = illegalLength(secrets[pin], card)
    if (illegal) return refused(illegal, unspent(card))
    const statement = composeStatement({ ...challenge, ...roleFields(role, currentFingerprint, fingerprint) })
    if (!statement) return refused({ kind: 'registry.not-accepted', detail: 'challenge' }, unspent(card))
    const signed = statement.slice() // its buffer may be taken from this side
    const octets = card.reading.pinPad ? null : secrets[pin].octets()
    const proof = await reader.prove({ insertion, fingerprint, pin: octets, statement: signed })
    if (!proof.ok) return refused(proof.failure, await cost(proof.failure, reader, card))
    return { ok: true, value: { statement, algorithm: proof.value.algorithm, signature: proof.value.signature } }
  }

/** By the issuer's rule too, which the card does not know. No PIN at all is for the card's own rule to refuse. */
function illegalLength({ length }: Secret, { reading }: IdentifiedCard): Failure | null {
  const { minLength, maxLength } = reading.pin
  const isLegal = length === 0 || (length >= minLength && length <= maxLength)
  return isLegal ? null : { kind: 'pin.illegal', minLength, maxLength }
}

const roleFields = (role: CardRole, currentFingerprint: string, fingerprint: string) =>
  role === 'current'
    ? ({ role, current: fingerprint } as const)
    : ({ role, current: currentFingerprint, new: fingerprint } as const)

const refused = (failure: Failure, cost: Notice['cost']): ProveOutcome => ({ ok: false, notice: { failure, cost } })

const unspent = ({ reading }: IdentifiedCard): Notice['cost'] =>
  reading.triesLeft === null ? null : { spent: false, left: reading.triesLeft }

/** What the failure cost, told by the card itself wherever asking is free. */
async function cost(failure: Failure, reader: World['reader'], card: IdentifiedCard): Promise<Notice['cost']> {
  if (failure.kind === 'pin.wrong') return { spent: true, left: failure.triesLeft }
  if (failure.kind === 'pin.blocked') return { spent: card.reading.triesLeft !== 0, left: 0 }
  const left = await reader.triesLeft(card.reading.insertion)
  if (!left.ok || left.value === null || card.reading.triesLeft === null) return null
  return { spent: left.value < card.reading.triesLeft, left: left.value }
}
