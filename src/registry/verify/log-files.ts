import { checkpoint, type SignedHead, type TreeHead } from '../log/checkpoint.ts'
import { hashAt, hashOfRange } from '../log/levels.ts'
import { base64, hex, sha256 } from '../log/octets.ts'
import { inclusionRanges } from '../log/ranges.ts'
import { readLeaf } from '../log/sigsum-leaf.ts'
import { writeProof } from '../log/sigsum-proof.ts'
import { tilesOf } from '../log/tiles.ts'
import { type ReceiptMatter, receiptText } from '../receipt-text.ts'
import type { Audit } from './audit.ts'
import { keyFiles } from './key-files.ts'
import { receiptNumbers, receiptTold } from './receipt-told.ts'

/** A file of the published log; paths are below its folder. */
export interface LogFile {
  readonly path: string
  readonly octets: Uint8Array
}

export interface Signatures {
  readonly heads: readonly TreeHead[] // of all commits
  readonly hashes: readonly string[] // SHA-256 of each entry's evidence, hex
  /** The log's own signature, which only its key could make again. */
  readonly signature: (head: TreeHead, receipt: string | null) => Uint8Array
}

export const evidencePath = (hash: string): string => `evidence/${hash}.txt`
export const proofPath = (number: string): string => `receipts/${number}.proof`

/** All files of a log but the evidence, as they follow from it to the octet. */
export function* logFiles(audit: Audit, signatures: Signatures): Generator<LogFile> {
  yield* keyFiles(audit.keys)
  const last = signatures.heads.at(-1)
  if (!last) return
  const head = { ...last, signature: signatures.signature(last, null) }
  yield { path: 'checkpoint', octets: Buffer.from(checkpoint(audit.keys.log, head)) }
  yield* tilesOf({
    size: head.size,
    hash: (level, position) => hashAt(audit.levels, level, position),
    leaf: (position) => audit.leaves[position] ?? new Uint8Array(),
  })
  for (const number of receiptNumbers(audit.tables)) yield* filesOfReceipt(audit, signatures, number)
}

/** A receipt is of the first head that holds it: the one that the visitor was given. */
export function* filesOfReceipt(audit: Audit, signatures: Signatures, number: string): Generator<LogFile> {
  const { heads, hashes, signature } = signatures
  const receipt = receiptTold(audit.tables, number)
  const head = receipt && heads[firstAbove(heads, receipt.entry)]
  if (!receipt || !head) return
  const signed = { ...head, signature: signature(head, number) }
  yield* receiptOf(audit, { ...receipt, hash: hashes[receipt.entry] ?? '', head: signed })
}

interface Received {
  readonly matter: ReceiptMatter
  readonly entry: number
  readonly hash: string
  readonly head: SignedHead
}

function* receiptOf({ keys, levels, leaves }: Audit, { matter, entry, hash, head }: Received): Generator<LogFile> {
  const { number } = matter.receipt
  const text = receiptText(matter, { entry, size: head.size, root: base64(head.root), evidence: hash })
  yield { path: `receipts/${number}.txt`, octets: Buffer.from(text) }
  const path = inclusionRanges(entry, head.size).map((range) => hashOfRange(levels, range))
  const leaf = readLeaf(leaves[entry] ?? new Uint8Array())
  const proof = writeProof({ log: keys.log.hash, leaf, head, index: entry, path })
  yield { path: proofPath(number), octets: Buffer.from(proof) }
}

/** Index of the first head that holds the entry. */
function firstAbove(heads: readonly TreeHead[], entry: number): number {
  let [low, high] = [0, heads.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((heads[middle]?.size ?? 0) > entry) high = middle
    else low = middle + 1
  }
  return low
}

export const evidenceHash = (evidence: Uint8Array): string => hex(sha256(evidence))
