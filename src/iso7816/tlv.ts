import { done, failed, type Result } from '../result.ts'

/** A BER-TLV data object, ISO/IEC 7816-4 §6.3. `value` is a view: a length that lies allocates nothing. */
export interface Tlv {
  readonly tag: number // all its octets: 0x53, 0x5FC105
  readonly value: Uint8Array
  readonly depth: number
}

const MAX_DEPTH = 16
const MAX_LENGTH = 65_536
const MAX_TAG_OCTETS = 3
const MAX_LENGTH_OCTETS = 3

const malformed = (detail: string) => failed({ kind: 'card.malformed', detail })

/** The data objects that follow one another in `octets`. */
export function readTlvs(octets: Uint8Array, depth = 1): Result<readonly Tlv[]> {
  if (depth > MAX_DEPTH) return malformed('data objects nested too deep')
  if (octets.length > MAX_LENGTH) return malformed('data objects of more than 64 KiB')
  const objects: Tlv[] = []
  for (let offset = 0; offset < octets.length; ) {
    const tag = readTag(octets, offset)
    const length = tag && readLength(octets, tag.next)
    if (!tag || !length || length.value > octets.length - length.next)
      return malformed(`a data object that does not fit, at octet ${offset}`)
    offset = length.next + length.value
    objects.push({ tag: tag.value, value: octets.subarray(length.next, offset), depth })
  }
  return done(objects)
}

export const readWithin = (object: Tlv): Result<readonly Tlv[]> => readTlvs(object.value, object.depth + 1)

/** How many octets the first object says it takes, tag and length included. Undefined: its head is not there yet. */
export function firstObjectLength(octets: Uint8Array): number | undefined {
  const tag = readTag(octets, 0)
  const length = tag && readLength(octets, tag.next)
  return length && length.next + length.value
}

/** The one object with this tag. Two of them are no answer: which one would the card mean? */
export function findOne(objects: readonly Tlv[], tag: number): Result<Tlv> {
  const [object, another] = objects.filter((candidate) => candidate.tag === tag)
  const name = tag.toString(16).toUpperCase()
  if (!object) return malformed(`no data object ${name}`)
  return another ? malformed(`more than one data object ${name}`) : done(object)
}

interface Field {
  readonly value: number
  readonly next: number // offset of what follows
}

function readTag(octets: Uint8Array, offset: number): Field | undefined {
  const first = octets[offset]
  if (first === undefined) return undefined
  if ((first & 0x1f) !== 0x1f) return { value: first, next: offset + 1 }
  let value = first
  for (let index = 1; index < MAX_TAG_OCTETS; index++) {
    const octet = octets[offset + index]
    if (octet === undefined) return undefined
    value = value * 256 + octet
    if ((octet & 0x80) === 0) return { value, next: offset + index + 1 }
  }
  return undefined
}

/** Definite lengths only; more octets than necessary are seen on PIV cards and allowed. */
function readLength(octets: Uint8Array, offset: number): Field | undefined {
  const first = octets[offset]
  if (first === undefined) return undefined
  if (first < 0x80) return { value: first, next: offset + 1 }
  const count = first & 0x7f
  if (count === 0 || count > MAX_LENGTH_OCTETS || offset + count >= octets.length) return undefined
  let value = 0
  for (let index = 1; index <= count; index++) value = value * 256 + (octets[offset + index] ?? 0)
  return { value, next: offset + count + 1 }
}
