import type { Kysely } from 'kysely'
import type { Logged } from '../types/receipt.ts'
import { isIncluded } from './log/check-inclusion.ts'
import { base64 } from './log/octets.ts'
import { inclusionRanges } from './log/ranges.ts'
import { readLeaf } from './log/sigsum-leaf.ts'
import { writeProof } from './log/sigsum-proof.ts'
import { leafHash } from './log/tree-hash.ts'
import { rangeHashes } from './log-store.ts'
import { headOf } from './queries.ts'
import { receiptMatter } from './receipt-matter.ts'
import type { ReceiptMatter } from './receipt-text.ts'
import type { Schema } from './schema.ts'
import { cosignedHead } from './witness/keep-cosignature.ts'

export interface LoggedReceipt {
  readonly matter: ReceiptMatter
  readonly evidence: string // its text
  readonly logged: Logged
}

/**
 * Null when there is no receipt of that number; 'damaged' when its proof would not hold. O(log n) look-ups. `log` is the
 * hash of the log's key.
 */
export async function loggedReceipt(
  database: Kysely<Schema>,
  log: Uint8Array,
  number: string,
): Promise<LoggedReceipt | 'damaged' | null> {
  const receipt = await receiptMatter(database, number)
  if (!receipt) return null
  const evidence = database.selectFrom('evidence').selectAll().where('id', '=', receipt.evidence)
  const { body, fingerprint } = await evidence.executeTakeFirstOrThrow()
  const entry = database.selectFrom('log').selectAll().where('evidence', '=', receipt.evidence)
  const { n, leaf } = await entry.executeTakeFirstOrThrow()
  const { head, cosignatures } = (await cosignedHead(database, n)) ?? {
    head: await headOf(database, n),
    cosignatures: [],
  }
  const path = await rangeHashes(database, inclusionRanges(n, head.size))
  if (!isIncluded({ index: n, size: head.size, leaf: leafHash(leaf), root: head.root, path })) return 'damaged'
  const proof = writeProof({ log, leaf: readLeaf(leaf), head, index: n, path }, cosignatures)
  return {
    matter: receipt.matter,
    evidence: body,
    logged: { entry: n, evidence: fingerprint, head: { size: head.size, root: base64(head.root) }, proof },
  }
}
