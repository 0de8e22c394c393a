import { refuse } from '../der.ts'
import type { Entries, EntryColumns } from './entries.ts'
import { REMOVE_FROM_CRL } from './entry-extensions.ts'

/**
 * An open hash table: a slot holds the number of an entry plus one, collisions take the next slot. At most half full, an
 * honest list needs under two looks an entry; one made of collisions is refused when it has used up sixteen.
 */
export function indexed(columns: EntryColumns): Entries {
  const table = new Int32Array(2 ** Math.ceil(Math.log2(columns.size * 2 + 2)))
  const entries: Entries = { ...columns, table }
  let looks = columns.size * 16 + 64
  for (let entry = 0; entry < columns.size; entry++) {
    const start = columns.starts[entry] ?? 0
    const serial = { octets: columns.octets, start, end: start + (columns.lengths[entry] ?? 0) }
    const issuer = columns.issuerOf?.[entry] ?? 0
    let slot = hash(issuer, serial) & (table.length - 1)
    while (table[slot] !== 0 && !isAt(entries, (table[slot] ?? 0) - 1, issuer, serial)) {
      if (--looks < 0) refuse('a list made of collisions')
      slot = (slot + 1) & (table.length - 1)
    }
    // Listed twice: the entry that revokes is the one that counts.
    const before = table[slot] ?? 0
    if (before === 0 || columns.reasons[before - 1] === REMOVE_FROM_CRL) table[slot] = entry + 1
  }
  return entries
}

/** The number of the entry, or -1. */
export function indexOf(entries: Entries, issuer: number, octets: Uint8Array): number {
  const serial = { octets, start: 0, end: octets.length }
  let slot = hash(issuer, serial) & (entries.table.length - 1)
  for (let entry = entries.table[slot] ?? 0; entry !== 0; entry = entries.table[slot] ?? 0) {
    if (isAt(entries, entry - 1, issuer, serial)) return entry - 1
    slot = (slot + 1) & (entries.table.length - 1)
  }
  return -1
}

interface Span {
  readonly octets: Uint8Array
  readonly start: number
  readonly end: number
}

function isAt(entries: Entries, entry: number, issuer: number, { octets, start, end }: Span): boolean {
  if (entries.lengths[entry] !== end - start || (entries.issuerOf?.[entry] ?? 0) !== issuer) return false
  const own = entries.starts[entry] ?? 0
  for (let index = 0; index < end - start; index++) {
    if (entries.octets[own + index] !== octets[start + index]) return false
  }
  return true
}

/** FNV-1a with the finish of MurmurHash3: serials are often counted up, which FNV alone would leave in a row. */
function hash(issuer: number, { octets, start, end }: Span): number {
  let state = 0x811c9dc5 ^ issuer
  for (let index = start; index < end; index++) state = Math.imul(state ^ (octets[index] ?? 0), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}
