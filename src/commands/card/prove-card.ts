import { done, type Result } from '../../result.ts'
import type { CardProof } from '../../types/reader.ts'
import type { CardWorld } from './card-world.ts'
import { chooseCard } from './choose-card.ts'
import type { ProofRequest } from './prepare-proof.ts'
import { settledReaders } from './settled-readers.ts'
import type { SignatureFile } from './signature-file.ts'

interface Request extends ProofRequest {
  readonly file: Pick<SignatureFile, 'keep'>
}

/** The card thread compares the fingerprint before the PIN goes to a card: `card.changed` where it is another's. */
export async function proveCard(
  world: CardWorld,
  { reader, file, statement, fingerprint, pin }: Request,
): Promise<Result<Omit<CardProof, 'signature'>>> {
  const readers = await settledReaders(world.reader, world.timers)
  if (!readers.ok) return readers
  const card = chooseCard(readers.value, reader)
  if (!card.ok) return card
  const proof = await world.reader.prove({ insertion: card.value.insertion, fingerprint, pin, statement })
  if (!proof.ok) return proof
  file.keep(proof.value.signature)
  return done({ algorithm: proof.value.algorithm, fingerprint: proof.value.fingerprint })
}
