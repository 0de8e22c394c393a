import type { Kysely } from 'kysely'
import { signedHead } from '../log/checkpoint.ts'
import type { Cosignature } from '../log/cosignature.ts'
import { type VerifyingKey, verifyingKey } from '../log/ed25519.ts'
import { consistencyRanges } from '../log/ranges.ts'
import { logHead } from '../log-head.ts'
import { rangeHashes } from '../log-store.ts'
import type { Schema } from '../schema.ts'
import type { World } from '../world.ts'
import { type AskWitness, type CosignProblem, cosignHead, type Witness } from './cosign-head.ts'

/**
 * Has the newest head cosigned and keeps the cosignature; null when all is well, or there is nothing new. It is asked for
 * beside the changes, never within them: a witness that is away stops nobody (facts/evidence.md §3.5).
 */
export const keepCosignature =
  ({ engine, keys }: Pick<World, 'engine' | 'keys'>) =>
  async (witness: Witness, ask: AskWitness): Promise<CosignProblem | null> => {
    const log = keys.log.public
    const { since, newest } = await engine.read(async (database) => ({
      since: await lastCosigned(database, witness.key),
      newest: (await logHead(database)).size,
    }))
    if (newest === 0 || newest === since) return null
    const grown = (from: number) =>
      engine.read(async (database) => {
        const head = await logHead(database)
        const ranges = from < head.size ? consistencyRanges(from, head.size) : []
        return { head: signedHead(keys.log, head), proof: await rangeHashes(database, ranges) }
      })
    const answer = await cosignHead(witness, log, { since, grown, ask })
    if (!answer.ok) return answer.problem
    const { head, cosignature } = answer
    const row = {
      size: head.size,
      witness: witness.key.octets,
      time: cosignature.time,
      signature: cosignature.signature,
    }
    await engine.write((database) =>
      database
        .insertInto('cosignature')
        .values(row)
        .onConflict((conflict) => conflict.doNothing()) // another instance was faster
        .execute(),
    )
    return null
  }

async function lastCosigned(database: Kysely<Schema>, { octets }: VerifyingKey): Promise<number> {
  const newest = database.selectFrom('cosignature').select('size').where('witness', '=', octets).orderBy('size', 'desc')
  return (await newest.limit(1).executeTakeFirst())?.size ?? 0
}

/** The first head with the entry that a witness cosigned, and its cosignatures; null while there is none. */
export async function cosignedHead(database: Kysely<Schema>, entry: number) {
  const cosigned = database.selectFrom('cosignature').innerJoin('head', 'head.size', 'cosignature.size')
  const rows = await cosigned
    .select(['head.size', 'head.root', 'head.signature as headSignature', 'witness', 'time', 'cosignature.signature'])
    .where('head.size', '>', entry)
    .orderBy('head.size')
    .limit(MOST_WITNESSES)
    .execute()
  const [first] = rows
  if (!first) return null
  const cosignatures = rows
    .filter(({ size }) => size === first.size)
    .map(({ witness, time, signature }): Cosignature => ({ witness: verifyingKey(witness), time, signature }))
  return { head: { size: first.size, root: first.root, signature: first.headSignature }, cosignatures }
}

const MOST_WITNESSES = 16
