import type { Kysely } from 'kysely'
import { done } from '../result.ts'
import type { Registry } from '../types/registry.ts'
import { checkpoint, signedHead } from './log/checkpoint.ts'
import { base64, hex } from './log/octets.ts'
import { consistencyRanges } from './log/ranges.ts'
import { logHead } from './log-head.ts'
import { rangeHashes } from './log-store.ts'
import type { Schema } from './schema.ts'
import type { World } from './world.ts'

export const growth =
  (world: World): Registry['growth'] =>
  async (since) => {
    const { log } = world.keys
    const { head, proof } = await world.engine.read((database) => grown(database, since))
    const signed = signedHead(log, head) // the same signature as the one that is kept, also of the empty log
    return done({ key: hex(log.public.octets), checkpoint: checkpoint(log.public, signed), proof: proof.map(base64) })
  }

/** What is kept of a log never changes, so the hashes may be read after the head. */
async function grown(database: Kysely<Schema>, since: number) {
  const head = await logHead(database)
  const ranges = since < head.size ? consistencyRanges(since, head.size) : []
  return { head, proof: await rangeHashes(database, ranges) }
}
