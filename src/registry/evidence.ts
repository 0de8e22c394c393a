import type { Kysely } from 'kysely'
import { fingerprint } from '../certificate/fingerprint.ts'
import type { LogHead } from '../types/registry.ts'
import { type EvidenceText, writeEvidence } from './evidence-text.ts'
import { base64 } from './log/octets.ts'
import { sigsumLeaf } from './log/sigsum-leaf.ts'
import { logHead } from './log-head.ts'
import type { Signer } from './log-keys.ts'
import { appendLeaves } from './log-store.ts'
import type { Schema } from './schema.ts'
import type { World } from './world.ts'

interface Evidence extends Omit<EvidenceText, 'salt'> {
  readonly renewal: string | null
  readonly submitter: Exclude<Signer, 'log'>
}

interface Appended {
  readonly ids: readonly number[]
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
): Promise<Appended> {
  const seen = await logHead(database)
  const entries = []
  for (const { renewal, submitter, time, body } of evidence) {
    const tree = ['tree', `${seen.size} ${base64(seen.root)}`] as const // the log as the decision found it
    const text = writeEvidence({ salt: world.randomBytes(32), time, body: [tree, ...body] })
    const row = { fingerprint: fingerprint(text), renewal, time, body: text }
    const { id } = await database.insertInto('evidence').values(row).returning('id').executeTakeFirstOrThrow()
    entries.push({ evidence: id, leaf: sigsumLeaf(text, world.keys[submitter]) })
  }
  const head = await appendLeaves(database, seen, entries, world.keys.log)
  return { ids: entries.map(({ evidence }) => evidence), head: { size: head.size, root: base64(head.root) } }
}
