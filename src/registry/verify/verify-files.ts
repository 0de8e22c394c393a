import { isHeadSigned, openCheckpoint, type TreeHead } from '../log/checkpoint.ts'
import { fromHex, hex, same, sha256 } from '../log/octets.ts'
import { readLeaf } from '../log/sigsum-leaf.ts'
import { readProof } from '../log/sigsum-proof.ts'
import { readBundle, tileNumber } from '../log/tiles.ts'
import { type Audit, acceptEntry, allHeads, inspectEntry, startAudit } from './audit.ts'
import type { Finding } from './finding.ts'
import { readKeyFiles } from './key-files.ts'
import { evidenceHash, evidencePath, type LogFile, logFiles, proofPath, type Signatures } from './log-files.ts'
import { receiptTold } from './receipt-told.ts'
import { compareRemembered } from './remembered-head.ts'

/** A published log, wherever it lies. */
export interface LogFolder {
  read(path: string): Uint8Array | null
  list(): readonly string[] // all files below it
}

export type VerifiedFolder = { readonly audit: Audit | null; readonly finding: Finding | null }

const problem = (what: string, entry: number | null = null): Finding => ({ entry, what })

/** Builds a published log from its evidence again and compares it octet for octet, for somebody who has nothing else. */
export function verifyFiles(folder: LogFolder, remembered: string | null): VerifiedFolder {
  const audited = auditFolder(folder)
  if ('finding' in audited) return audited
  const { audit, signatures } = audited
  return { audit, finding: compareFiles(folder, audit, signatures) ?? rememberedOf(audit, remembered) }
}

/** What follows from keys, checkpoint, entries and evidence, if these agree; all other files have to follow from it. */
export function auditFolder(folder: LogFolder): VerifiedFolder | { audit: Audit; signatures: Signatures } {
  const keys = readKeyFiles(folder.read)
  if (!keys) return { audit: null, finding: problem('keys') }
  const head = openCheckpoint(Buffer.from(folder.read('checkpoint') ?? '').toString('utf8'), keys.log)
  if (!head) return { audit: null, finding: problem('checkpoint') }
  const audit = startAudit(keys)
  const hashes: string[] = []
  const finding = takeAll(audit, folder, head.size, hashes)
  if (finding) return { audit, finding }
  const heads = allHeads(audit)
  if (heads === 'adoption') return { audit, finding: problem('evidence.adoption') }
  const signature = (_: TreeHead, receipt: string | null) =>
    receipt === null ? head.signature : claimedSignature(folder, receipt)
  return { audit, signatures: { heads, hashes, signature } }
}

const rememberedOf = (audit: Audit, remembered: string | null): Finding | null =>
  remembered === null ? null : (compareRemembered(audit, remembered)[0] ?? null)

/** The entries as the bundles give them, each with the evidence that it names. */
function takeAll(audit: Audit, folder: LogFolder, size: number, hashes: string[]): Finding | null {
  const named = evidenceByChecksum(folder)
  for (const leaf of leavesIn(folder, size)) {
    const entry = hashes.length
    if (!leaf) return problem('tile.entries', entry)
    const hash = named.get(hex(readLeaf(leaf).checksum))
    const evidence = hash === undefined ? null : folder.read(evidencePath(hash))
    if (hash === undefined || !evidence) return problem('evidence.missing', entry)
    if (evidenceHash(evidence) !== hash) return problem('evidence.fingerprint', entry)
    const inspected = inspectEntry(audit, { evidence, leaf })
    if (typeof inspected === 'string') return problem(inspected, entry)
    acceptEntry(audit, { evidence, leaf }, inspected)
    hashes.push(hash)
  }
  return null
}

function evidenceByChecksum(folder: LogFolder): Map<string, string> {
  const hashes = folder.list().flatMap((path) => /^evidence\/([0-9a-f]{64})\.txt$/.exec(path)?.slice(1) ?? [])
  return new Map(hashes.map((hash) => [hex(sha256(fromHex(hash, 32) ?? '')), hash]))
}

function* leavesIn(folder: LogFolder, size: number): Generator<Uint8Array | null> {
  for (let from = 0; from < size; from += 256) {
    const width = Math.min(256, size - from)
    const partial = width < 256 ? `.p/${width}` : ''
    const octets = folder.read(`tile/entries/${tileNumber(from / 256)}${partial}`)
    const entries = octets && readBundle(octets)
    if (entries?.length !== width) return yield null
    yield* entries
  }
}

/** A receipt's head was signed when it was handed out; whether well, `judgeFile` says. */
const claimedSignature = (folder: LogFolder, number: string): Uint8Array =>
  proofIn(folder.read(proofPath(number)))?.head.signature ?? new Uint8Array()

const proofIn = (octets: Uint8Array | null) => readProof(Buffer.from(octets ?? '').toString('latin1'))

function compareFiles(folder: LogFolder, audit: Audit, signatures: Signatures): Finding | null {
  const unknown = new Set(folder.list())
  for (const hash of signatures.hashes) unknown.delete(evidencePath(hash))
  for (const file of logFiles(audit, signatures)) {
    unknown.delete(file.path)
    const finding = judgeFile(folder, audit, file)
    if (finding) return finding
  }
  const [extra] = unknown
  return extra === undefined ? null : problem(`${extra} is not of the log`)
}

/** Octet for octet, and a receipt's own signature, which is the one thing of it that does not follow from the log. */
export function judgeFile(folder: LogFolder, audit: Audit, { path, octets }: LogFile): Finding | null {
  const number = /^receipts\/(.*)\.(?:proof|txt)$/.exec(path)?.[1] ?? ''
  const entry = receiptTold(audit.tables, number)?.entry ?? null
  const given = folder.read(path)
  if (!given) return problem(`${path} is missing`, entry)
  if (!same(given, octets)) return problem(`${path} differs`, entry)
  const proof = path === proofPath(number) ? proofIn(given) : null
  return proof && !isHeadSigned(audit.keys.log, proof.head) ? problem(`${path} is not signed`, entry) : null
}
