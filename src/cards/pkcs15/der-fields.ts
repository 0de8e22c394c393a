import { readWithin, type Tlv } from '../../iso7816/tlv.ts'

/** Tags of X.680 §8.4, as they stand in the files of ISO/IEC 7816-15. */
export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  enumerated: 0x0a,
  utf8String: 0x0c,
  sequence: 0x30,
} as const

const MAX_INTEGER_OCTETS = 4

/** What is in a data object, as far as it can be read: an entry that cannot is no candidate for anything. */
export function fieldsOf(object: Tlv | undefined): readonly Tlv[] {
  const fields = object && readWithin(object)
  return fields?.ok ? fields.value : []
}

export const fieldWith = (fields: readonly Tlv[], tag: number): Tlv | undefined =>
  fields.find((field) => field.tag === tag)

/** An INTEGER or ENUMERATED, X.690 §8.3, of at most four octets. */
export function integerOf(field: Tlv | undefined): number | undefined {
  const octets = field?.value ?? new Uint8Array()
  if (octets.length === 0 || octets.length > MAX_INTEGER_OCTETS) return undefined
  const unsigned = octets.reduce((sum, octet) => sum * 256 + octet, 0)
  return (octets[0] ?? 0) >= 0x80 ? unsigned - 256 ** octets.length : unsigned
}

/** A reference is one octet in a command. Old cards wrote those above 7F as negative numbers (seen by OpenSC). */
export function referenceOf(field: Tlv | undefined): number | undefined {
  const value = integerOf(field)
  return value === undefined || value < -0x80 || value > 0xff ? undefined : value & 0xff
}

/** Whether a bit of a BIT STRING is set: bit 0 is the first one, X.690 §8.6.2. Bits that are left out are not set. */
export function bitOf(field: Tlv | undefined, bit: number): boolean {
  const octet = field?.value[1 + (bit >> 3)] ?? 0
  return (octet & (0x80 >> (bit & 7))) !== 0
}
