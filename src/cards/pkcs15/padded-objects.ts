import { firstObjectLength, readTlvs, type Tlv } from '../../iso7816/tlv.ts'
import { done, failed, type Result } from '../../result.ts'

const MAX_OBJECTS = 64
const isPadding = (octet: number | undefined): boolean => octet === 0x00 || octet === 0xff

/** The data objects of a file; 00 and FF between and behind them are space that was never used, or was freed. */
export function readPaddedObjects(octets: Uint8Array): Result<readonly Tlv[]> {
  const objects: Tlv[] = []
  for (let offset = skipPadding(octets, 0); offset < octets.length; offset = skipPadding(octets, offset)) {
    const length = firstObjectLength(octets.subarray(offset)) ?? 0
    const read = readTlvs(octets.subarray(offset, offset + Math.max(length, 1)))
    if (!read.ok) return read
    objects.push(...read.value)
    if (objects.length > MAX_OBJECTS)
      return failed({ kind: 'card.malformed', detail: 'a directory of too many entries' })
    offset += length
  }
  return done(objects)
}

/** How far the objects of a file go, by those of its octets that have come. */
export interface Extent {
  readonly octets: number // Infinity: the head of the last one has not come
  readonly closed: boolean // padding follows: reading on would cost an exchange for each 256 octets of it
}

export function extentOfObjects(octets: Uint8Array): Extent {
  let offset = 0
  while (offset < octets.length) {
    const next = skipPadding(octets, offset)
    if (next === octets.length) return { octets: next, closed: true }
    const length = firstObjectLength(octets.subarray(next))
    if (length === undefined) return { octets: Number.POSITIVE_INFINITY, closed: false }
    offset = next + length
  }
  return { octets: offset, closed: false }
}

function skipPadding(octets: Uint8Array, from: number): number {
  let offset = from
  while (offset < octets.length && isPadding(octets[offset])) offset++
  return offset
}
