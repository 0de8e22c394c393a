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
  { reader, file, role, ...request }: Request,
): Promise<Result<Omit<CardProof, 'signature'>>> {
  const readers = await settledReaders(world.reader, world.timers)
  if (!readers.ok) return readers
  const card = chooseCard(readers.value, reader)
  if (!card.ok) return card
  const asked = { insertion: card.value.insertion, ...request, ...(role === null ? {} : { role }) }
  const proof = await world.reader.prove(asked)
  if (!proof.ok) return proof
  file.keep(proof.value.signature)
  return done({ algorithm: proof.value.algorithm, fingerprint: proof.value.fingerprint })
}
