import type { Refusal } from '../../exit.ts'
import { done, type Result } from '../../result.ts'
import type { CardProof, ProveRequest } from '../../types/reader.ts'
import type { CardWorld } from './card-world.ts'
import { chooseCard } from './choose-card.ts'
import type { ProofRequest } from './prepare-proof.ts'
import { settledReaders } from './settled-readers.ts'
import type { SignatureFile } from './signature-file.ts'

interface Request extends ProofRequest {
  readonly file: Pick<SignatureFile, 'keep'>
  readonly askPin: () => Uint8Array | Refusal
}

/**
 * The card thread compares the fingerprint before the PIN goes to a card: `card.changed` where it is another's. The pad
 * comes first, and only where there is none is the PIN asked for: to know that, nothing is said to the card.
 */
export async function proveCard(
  world: CardWorld,
  { reader, file, role, askPin, ...proof }: Request,
): Promise<Result<Omit<CardProof, 'signature'>> | Refusal> {
  const readers = await settledReaders(world.reader, world.timers)
  if (!readers.ok) return readers
  const card = chooseCard(readers.value, reader)
  if (!card.ok) return card
  const request = { insertion: card.value.insertion, ...proof, ...(role === null ? {} : { role }) }
  const onPad = await world.reader.prove({ ...request, pin: null })
  const signed = !onPad.ok && onPad.failure.kind === 'pin-pad.absent' ? await withPin(world, request, askPin) : onPad
  if ('code' in signed || !signed.ok) return signed
  file.keep(signed.value.signature)
  return done({ algorithm: signed.value.algorithm, fingerprint: signed.value.fingerprint })
}

async function withPin(
  { reader }: CardWorld,
  request: Omit<ProveRequest, 'pin'>,
  askPin: Request['askPin'],
): Promise<Result<CardProof> | Refusal> {
  const pin = askPin()
  if ('code' in pin) return pin
  const proof = await reader.prove({ ...request, pin })
  if (pin.length > 0) pin.fill(0) // no reader took it
  return proof
}
