import { fingerprint } from '../../certificate/fingerprint.ts'
import { lineOf } from '../evidence-text.ts'
import { type Audit, acceptEntry, allHeads, inspectEntry, type PublicKeys, startAudit } from './audit.ts'
import { compareCosignatures, compareHeads, compareTree } from './compare-log.ts'
import { compareTables } from './compare-tables.ts'
import type { Finding } from './finding.ts'
import type { Records, StoredEntry } from './records.ts'
import { compareRemembered } from './remembered-head.ts'

export interface Verified {
  readonly audit: Audit // as far as the entries agreed
  readonly finding: Finding | null // the first one
}

/** Builds everything that a registry holds from its evidence again, and compares. `remembered` is a checkpoint. */
export async function verifyRecords(records: Records, keys: PublicKeys, remembered: string | null): Promise<Verified> {
  const audit = startAudit(keys)
  const ids: number[] = []
  for await (const entry of records.entries()) {
    const problem = takeIn(audit, entry)
    if (problem) return { audit, finding: { entry: audit.frontier.size, what: problem } }
    ids.push(entry.evidence)
  }
  if ((await records.count('evidence')) !== ids.length)
    return { audit, finding: { entry: null, what: 'evidence.unlogged' } }
  const heads = allHeads(audit)
  if (heads === 'adoption') return { audit, finding: { entry: null, what: 'evidence.adoption' } }
  const findings = [
    ...(await compareTree(records, audit)),
    ...(await compareHeads(records, audit, heads)),
    ...(await compareCosignatures(records, audit, heads)),
    ...(await compareTables(records, audit, ids)),
    ...(remembered === null ? [] : compareRemembered(audit, remembered)),
  ]
  return { audit, finding: earliest(findings) }
}

const earliest = (findings: readonly Finding[]): Finding | null =>
  findings.toSorted((a, b) => (a.entry ?? Number.POSITIVE_INFINITY) - (b.entry ?? Number.POSITIVE_INFINITY))[0] ?? null

function takeIn(audit: Audit, { n, leaf, id, body, fingerprint: hash, renewal, time }: StoredEntry): string | null {
  if (n !== audit.frontier.size) return 'log.position'
  if (id === null || body === null) return 'evidence.missing'
  const entry = { evidence: Buffer.from(body), leaf }
  const inspected = inspectEntry(audit, entry)
  if (typeof inspected === 'string') return inspected
  const { text } = inspected
  if (fingerprint(entry.evidence) !== hash) return 'evidence.fingerprint'
  if (text.time !== time || lineOf(text, 'renewal') !== renewal) return 'evidence.row'
  acceptEntry(audit, entry, inspected)
  return null
}
