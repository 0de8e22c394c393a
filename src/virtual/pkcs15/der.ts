import { encodeTlv } from '../tlv.ts'

/** The DER that ISO/IEC 7816-15 needs, for the software card alone. */
export const sequence = (...members: readonly Uint8Array[]): Uint8Array => encodeTlv(0x30, ...members)
export const octets = (value: Uint8Array): Uint8Array => encodeTlv(0x04, value)
export const utf8 = (text: string): Uint8Array => encodeTlv(0x0c, Buffer.from(text))
export const enumerated = (value: number): Uint8Array => encodeTlv(0x0a, Uint8Array.of(value))
export const objectIdentifier = (hex: string): Uint8Array => encodeTlv(0x06, Buffer.from(hex, 'hex'))
export const nothing: Uint8Array = encodeTlv(0x05)
export const yes: Uint8Array = encodeTlv(0x01, Uint8Array.of(0xff))

/** A constructed [number]: what explicit tags and implicitly tagged sequences look like alike. */
export const tagged = (number: number, ...members: readonly Uint8Array[]): Uint8Array =>
  encodeTlv(0xa0 | number, ...members)

/** [number] in place of the tag of something primitive. */
export const implicit = (number: number, value: Uint8Array): Uint8Array => encodeTlv(0x80 | number, value)

/** A BIT STRING of named bits: bit 0 is the leftmost, and zeros at the end are left out (X.690 §11.2.2). */
export function bits(...numbers: readonly number[]): Uint8Array {
  const last = Math.max(...numbers)
  const value = new Uint8Array(Math.floor(last / 8) + 1)
  for (const number of numbers)
    value[Math.floor(number / 8)] = (value[Math.floor(number / 8)] ?? 0) | (0x80 >> (number % 8))
  return encodeTlv(0x03, Uint8Array.of(7 - (last % 8)), value)
}
