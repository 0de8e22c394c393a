import { type EvidenceText, lineOf, readEvidence } from '../evidence-text.ts'
import type { TreeHead } from '../log/checkpoint.ts'
import type { VerifyingKey } from '../log/ed25519.ts'
import { EMPTY, type Frontier, grow, rootOf } from '../log/frontier.ts'
import { addTo } from '../log/levels.ts'
import { base64, same } from '../log/octets.ts'
import { checksumOf, isLeafSigned, LEAF_LENGTH, readLeaf } from '../log/sigsum-leaf.ts'
import { leafHash } from '../log/tree-hash.ts'
import type { Signer } from '../log-keys.ts'
import { EVENTS } from './events.ts'
import { emptyTables, keep, type Replayed, type TableRow } from './replay.ts'

export type PublicKeys = Readonly<Record<Signer, VerifyingKey>>

export interface LoggedEntry {
  readonly evidence: Uint8Array
  readonly leaf: Uint8Array
}

/** Everything that follows from the entries so far. */
export interface Audit {
  readonly keys: PublicKeys
  readonly tables: Replayed
  readonly levels: Uint8Array[][]
  readonly leaves: Uint8Array[]
  readonly heads: TreeHead[] // of the commits that are over
  readonly earlier: Map<string, number> // entries of receipts from before there was a log
  frontier: Frontier
  begun: TreeHead // what the commit under way found
  isUnadopted: boolean // entries from before there was a log, which the registry has yet to vouch for
}

export const startAudit = (keys: PublicKeys): Audit => ({
  keys,
  tables: emptyTables(),
  levels: [],
  leaves: [],
  heads: [],
  earlier: new Map(),
  frontier: EMPTY,
  begun: { size: 0, root: rootOf(EMPTY) },
  isUnadopted: false,
})

/** An entry that agrees with all before it, understood. */
export interface Inspected {
  readonly text: EvidenceText
  readonly rows: readonly TableRow[]
  readonly begun: TreeHead
  readonly isUnadopted: boolean
}

/** Judges the next entry and changes nothing; a text says what is wrong with it. */
export function inspectEntry(audit: Audit, { evidence, leaf }: LoggedEntry): Inspected | string {
  const sigsum = readLeaf(leaf)
  if (leaf.length !== LEAF_LENGTH || !same(checksumOf(evidence), sigsum.checksum)) return 'leaf.checksum'
  const submitter = (['kiosk', 'registry'] as const).find((name) => same(audit.keys[name].hash, sigsum.keyHash))
  if (!submitter) return 'leaf.key'
  if (!isLeafSigned(audit.keys[submitter], sigsum)) return 'leaf.signature'
  const octets = Buffer.from(evidence)
  const text = readEvidence(octets.toString('utf8'))
  if (!text || !Buffer.from(octets.toString('utf8')).equals(octets)) return 'evidence.form'
  const tree = lineOf(text, 'tree')
  if (tree === null) return beforeTheLog(audit, text)
  const begun = begunAt(audit, tree)
  if (!begun) return 'evidence.tree'
  const event = lineOf(text, 'event') ?? ''
  const rule = Object.hasOwn(EVENTS, event) ? EVENTS[event] : undefined
  if (!rule || (audit.isUnadopted && event !== 'adoption')) return 'evidence.event'
  if (rule.submitter !== submitter) return 'leaf.key'
  const rows = rule.rows(text, audit.tables)
  return typeof rows === 'string' ? `evidence.${rows}` : { text, rows, begun, isUnadopted: false }
}

function beforeTheLog({ frontier, leaves, isUnadopted, begun }: Audit, text: EvidenceText): Inspected | string {
  return frontier.size === 0 || (isUnadopted && leaves.length > 0)
    ? { text, rows: [], begun, isUnadopted: true }
    : 'evidence.tree'
}

/** The head that the entry says it found: the one that its commit began with, or the newest, with which a commit begins. */
function begunAt({ begun, frontier }: Audit, tree: string): TreeHead | null {
  const newest = { size: frontier.size, root: rootOf(frontier) }
  return [begun, newest].find(({ size, root }) => tree === `${size} ${base64(root)}`) ?? null
}

/** Takes a judged entry in. */
export function acceptEntry(audit: Audit, { leaf }: LoggedEntry, { text, rows, begun, isUnadopted }: Inspected): void {
  const entry = audit.frontier.size
  if (begun.size === entry && entry > 0) audit.heads.push(begun)
  const { frontier, completed } = grow(audit.frontier, leafHash(leaf))
  addTo(audit.levels, completed)
  audit.leaves.push(leaf)
  const [, , number] = isUnadopted ? (lineOf(text, 'decision') ?? '').split(' ') : []
  if (number !== undefined) audit.earlier.set(number, entry)
  for (const kept of rows)
    keep(audit.tables, kept, (kept.table === 'receipt' ? audit.earlier.get(kept.row.number) : undefined) ?? entry)
  Object.assign(audit, { frontier, begun, isUnadopted })
}

/** The heads of all commits, once there are no more entries; 'adoption' where some were never vouched for. */
export function allHeads({ heads, frontier, isUnadopted }: Audit): readonly TreeHead[] | 'adoption' {
  if (isUnadopted) return 'adoption'
  return frontier.size === 0 ? [] : [...heads, { size: frontier.size, root: rootOf(frontier) }]
}
