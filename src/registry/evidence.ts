import type { Kysely } from 'kysely'
import { fingerprint } from '../certificate/fingerprint.ts'
import type { Schema } from './schema.ts'

/** One line of an evidence text; a name may come more than once. */
export type EvidenceLine = readonly [name: string, value: string]

/** Text between `begin-NAME` and `end-NAME`; only what a strict grammar has passed, so that the end is the end. */
export interface EvidenceBlock {
  readonly block: string
  readonly text: string
}

interface Evidence {
  readonly renewal: string | null
  readonly time: string
  readonly salt: Uint8Array // 32 octets; lets the text be erased one day without its hash telling what it was
  readonly body: readonly (EvidenceLine | EvidenceBlock)[]
}

/**
 * Writes one evidence text (facts/evidence.md §3.1) in the transaction of the change it is about, and gives its row. The
 * tables refuse to change or delete it. The Merkle log will take its leaf from here.
 */
export async function appendEvidence(database: Kysely<Schema>, evidence: Evidence): Promise<number> {
  const { renewal, time } = evidence
  const body = evidenceText(evidence)
  const row = { fingerprint: fingerprint(body), renewal, time, body }
  const { id } = await database.insertInto('evidence').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

const evidenceText = ({ salt, time, body }: Evidence): string =>
  [
    'koshin-evidence/v1',
    `salt ${Buffer.from(salt).toString('base64')}`,
    `time ${time}`,
    ...body.map((part) => ('block' in part ? block(part) : part.join(' '))),
    '',
  ].join('\n')

const block = ({ block, text }: EvidenceBlock): string => `begin-${block}\n${text}end-${block}`
