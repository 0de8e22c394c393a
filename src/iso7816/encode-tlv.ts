import { concat } from './bytes.ts'

/** A BER-TLV data object with the shortest length, ISO/IEC 7816-4 §6.3. */
export function encodeTlv(tag: number, value: Uint8Array): Uint8Array {
  return concat(encodeTag(tag), encodeLength(value.length), value)
}

function encodeTag(tag: number): Uint8Array {
  const octets: number[] = []
  for (let rest = tag; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest & 0xff)
  return Uint8Array.from(octets)
}

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length)
  return length < 0x100 ? Uint8Array.of(0x81, length) : Uint8Array.of(0x82, length >> 8, length & 0xff)
}
