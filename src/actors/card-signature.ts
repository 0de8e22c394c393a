import type { Failure } from '../failure.ts'
import type { Secret } from '../secret.ts'
import type { ProveOutcome } from '../types/ports.ts'
import type { ReaderPort } from '../types/reader.ts'
import type { IdentifiedCard, Notice } from '../types/visit.ts'

export interface Signer {
  readonly reader: Pick<ReaderPort, 'prove' | 'triesLeft'>
  readonly secret: Secret // the PIN
}

/** One VERIFY at most, then one signature over `statement`; null was no statement, and nothing reaches the card. */
export async function cardSignature(
  { reader, secret }: Signer,
  card: IdentifiedCard,
  statement: Uint8Array | null,
): Promise<ProveOutcome> {
  if (!statement) return refused({ kind: 'registry.not-accepted', detail: 'challenge' }, unspent(card))
  const { fingerprint, insertion, pinPad } = card.reading
  const illegal = illegalLength(secret, card)
  if (illegal) return refused(illegal, unspent(card))
  const signed = statement.slice() // its buffer may be taken from this side
  const proof = await reader.prove({ insertion, fingerprint, pin: pinPad ? null : secret.octets(), statement: signed })
  if (!proof.ok) return refused(proof.failure, await cost(proof.failure, reader, card))
  return { ok: true, value: { statement, algorithm: proof.value.algorithm, signature: proof.value.signature } }
}

/** By the issuer's rule too, which the card does not know. No PIN at all is for the card's own rule to refuse. */
function illegalLength({ length }: Secret, { reading }: IdentifiedCard): Failure | null {
  const { minLength, maxLength } = reading.pin
  const isLegal = length === 0 || (length >= minLength && length <= maxLength)
  return isLegal ? null : { kind: 'pin.illegal', minLength, maxLength }
}

const refused = (failure: Failure, cost: Notice['cost']): ProveOutcome => ({ ok: false, notice: { failure, cost } })

const unspent = ({ reading }: IdentifiedCard): Notice['cost'] =>
  reading.triesLeft === null ? null : { spent: false, left: reading.triesLeft }

/** What the failure cost, told by the card itself wherever asking is free. */
async function cost(failure: Failure, reader: Signer['reader'], card: IdentifiedCard): Promise<Notice['cost']> {
  if (failure.kind === 'pin.wrong') return { spent: true, left: failure.triesLeft }
  if (failure.kind === 'pin.blocked') return { spent: card.reading.triesLeft !== 0, left: 0 }
  const left = await reader.triesLeft(card.reading.insertion)
  if (!left.ok || left.value === null || card.reading.triesLeft === null) return null
  return { spent: left.value < card.reading.triesLeft, left: left.value }
}
