import { type Kysely, type RawBuilder, sql } from 'kysely'
import { fingerprint } from '../certificate/fingerprint.ts'
import type { LogHead } from '../types/registry.ts'
import { type EvidenceText, writeEvidence } from './evidence-text.ts'
import { base64 } from './log/octets.ts'
import { sigsumLeaf } from './log/sigsum-leaf.ts'
import { type LogState, logHead } from './log-head.ts'
import type { Signer } from './log-keys.ts'
import { appendLeaves, type EvidenceId } from './log-store.ts'
import type { Schema } from './schema.ts'
import { slices } from './slices.ts'
import type { World } from './world.ts'

interface Evidence extends Omit<EvidenceText, 'salt'> {
  readonly renewal: string | null
  readonly submitter: Exclude<Signer, 'log'>
}

interface Appended {
  readonly ids: readonly EvidenceId[]
  readonly head: LogHead
}

/**
 * Writes evidence texts (facts/evidence.md §3.1) in the transaction of the change they are about, their leaves into the
 * log, and the new head. The tables refuse to change or delete any of it.
 */
export async function appendEvidence(
  world: Pick<World, 'keys' | 'randomBytes'>,
  database: Kysely<Schema>,
  evidence: readonly Evidence[],
  known?: LogState, // where the caller has read it in this transaction
): Promise<Appended> {
  const seen = known ?? (await logHead(database))
  const tree = ['tree', `${seen.size} ${base64(seen.root)}`] as const // the log as the decision found it
  const written = evidence.map(({ renewal, submitter, time, body }) => {
    const text = writeEvidence({ salt: world.randomBytes(32), time, body: [tree, ...body] })
    const row = { fingerprint: fingerprint(text), renewal, time, body: text }
    return { row, entry: { evidence: idOf(row.fingerprint), leaf: sigsumLeaf(text, world.keys[submitter]) } }
  })
  const rows = written.map(({ row }) => row)
  const entries = written.map(({ entry }) => entry)
  const stored = slices(rows).map((values) => database.insertInto('evidence').values(values).execute())
  const [head] = await Promise.all([appendLeaves(database, seen, entries, world.keys.log), ...stored])
  return { ids: entries.map((entry) => entry.evidence), head: { size: head.size, root: base64(head.root) } }
}

/** As the database will have numbered it, so that nobody waits for the number. */
const idOf = (fingerprint: string): RawBuilder<number> =>
  sql`(select id from evidence where fingerprint = ${fingerprint})`
