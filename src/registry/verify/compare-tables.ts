import { cardKey } from '../../certificate/card-key.ts'
import { fingerprint } from '../../certificate/fingerprint.ts'
import type { VerifyingKey } from '../log/ed25519.ts'
import { same } from '../log/octets.ts'
import { rosterHash } from '../roster-hash.ts'
import { rosterValues } from '../roster-values.ts'
import { isSealed } from '../seal.ts'
import type { Audit } from './audit.ts'
import { compareRows } from './compare-rows.ts'
import type { Finding } from './finding.ts'
import type { Records } from './records.ts'

/** Every column of the tables that the evidence tells of. `ids` are those of the entries' evidence. */
export async function compareTables(records: Records, audit: Audit, ids: readonly number[]): Promise<Finding[]> {
  const { tables, keys } = audit
  const isOfEntry = ({ evidence }: { readonly evidence: number }, entry: number | null) => {
    if (entry === null) return 'unknown'
    return ids[entry] === evidence ? null : 'evidence'
  }
  return [
    ...(await compareRows(records, tables, 'registration', (_, entry) => (entry === null ? 'unknown' : null))),
    ...(await compareRows(records, tables, 'card', ({ certificate, key, ...card }, entry) => {
      if (entry === null) return 'unknown'
      const isOwn = fingerprint(certificate) === card.fingerprint && (cardKey(certificate)?.thumbprint ?? '') === key
      return isOwn ? null : 'certificate'
    })),
    ...(await compareRows(records, tables, 'receipt', isOfEntry)),
    // One that came to nothing is in no evidence, but the registry has signed it.
    ...(await compareRows(records, tables, 'challenge', (row, entry) => {
      if (!row.seal || !isSealed('challenge', row, row.seal, keys.registry)) return 'seal'
      return entry === null && row.state === 'used' ? 'unknown' : null
    })),
    ...(await compareRows(records, tables, 'request', ({ certificate, seal, ...row }, entry) => {
      if (!isSealed('request', row, seal, keys.registry) || fingerprint(certificate) !== row.fingerprint) return 'seal'
      return entry === null && row.state === 'used' ? 'unknown' : null
    })),
    ...(await compareRows(records, tables, 'request_receipt', isOfEntry)),
    ...(await compareRows(records, tables, 'roster_import', isOfEntry)),
    ...(await compareRoster(records, audit)),
    ...(await compareCounters(records, audit)),
    ...(await compareSigners(records, audit)),
  ]
}

/** All rows at once: which of them was changed is for the agency's file to say. */
async function compareRoster(records: Records, { tables }: Audit): Promise<Finding[]> {
  const last = tables.roster_import.get(`${tables.roster_import.size}`)
  const hash = rosterHash()
  let count = 0
  for await (const row of records.rows('roster')) {
    hash.add(rosterValues(row))
    count += 1
  }
  const agrees = last ? last.row.count === count && last.row.rows === hash.digest() : count === 0
  return agrees ? [] : [{ entry: last?.entry ?? null, what: 'roster.rows' }]
}

/** Receipt numbers run without gaps within a day, so the last of each day is what its counter has to say. */
async function compareCounters(records: Records, { tables }: Audit): Promise<Finding[]> {
  const expected = new Map<string, { last: number; entry: number }>()
  for (const [receipt, { entry }] of [...tables.receipt, ...tables.request_receipt]) {
    const [day = '', number] = receipt.split('-')
    if (Number(number) > (expected.get(day)?.last ?? 0)) expected.set(day, { last: Number(number), entry })
  }
  const found: Finding[] = []
  for await (const { day, last } of records.rows('counter')) {
    const told = expected.get(day)
    if (told?.last !== last) found.push({ entry: told?.entry ?? null, what: 'counter.row' })
    expected.delete(day)
  }
  return [...found, ...[...expected.values()].map(({ entry }) => ({ entry, what: 'counter.missing' }))]
}

async function compareSigners(records: Records, { keys }: Audit): Promise<Finding[]> {
  const found: Finding[] = []
  const missing = new Map<string, VerifyingKey>(Object.entries(keys))
  for await (const { name, key } of records.rows('signer')) {
    const expected = missing.get(name)
    missing.delete(name)
    if (!expected || !same(key, expected.octets)) found.push({ entry: null, what: 'signer.key' })
  }
  return missing.size === 0 ? found : [...found, { entry: null, what: 'signer.missing' }]
}
