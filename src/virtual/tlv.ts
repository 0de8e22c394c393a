/** BER-TLV for the software cards alone (ISO/IEC 7816-4 §6.3): the driver under test has its own. */
export interface Tlv {
  readonly tag: number // all octets of the tag: 0x5fc105
  readonly value: Uint8Array
}

export function encodeTlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const value = Buffer.concat(parts)
  return Buffer.concat([bigEndian(tag), encodeLength(value.length), value])
}

/** A DER INTEGER that is not negative. */
export function encodeInteger(number: bigint): Uint8Array {
  const octets = Buffer.from(toHex(number), 'hex')
  return encodeTlv(0x02, (octets[0] ?? 0) & 0x80 ? Uint8Array.of(0, ...octets) : octets)
}

/** Two digits an octet. */
export function toHex(number: bigint): string {
  const digits = number.toString(16)
  return digits.length % 2 === 0 ? digits : `0${digits}`
}

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length)
  const octets = bigEndian(length)
  return Uint8Array.of(0x80 | octets.length, ...octets)
}

function bigEndian(number: number): Uint8Array {
  const octets: number[] = []
  for (let rest = number; rest > 0 || octets.length === 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return Uint8Array.from(octets)
}

/** The objects in `bytes`, one after the other; null when they do not fill it exactly. */
export function decodeTlvs(bytes: Uint8Array): readonly Tlv[] | null {
  const found: Tlv[] = []
  for (let offset = 0; offset < bytes.length; ) {
    const tag = readTag(bytes, offset)
    const length = readLength(bytes, tag.end)
    if (length === null || length.end + length.value > bytes.length) return null
    found.push({ tag: tag.value, value: bytes.subarray(length.end, length.end + length.value) })
    offset = length.end + length.value
  }
  return found
}

interface Read {
  readonly value: number
  readonly end: number
}

function readTag(bytes: Uint8Array, start: number): Read {
  const first = bytes[start] ?? 0
  if ((first & 0x1f) !== 0x1f) return { value: first, end: start + 1 }
  let value = first
  let end = start + 1
  let octet: number
  do {
    octet = bytes[end++] ?? 0
    value = value * 256 + octet
  } while (octet & 0x80)
  return { value, end }
}

function readLength(bytes: Uint8Array, start: number): Read | null {
  const first = bytes[start]
  if (first === undefined) return null
  if (first < 0x80) return { value: first, end: start + 1 }
  const octets = bytes.subarray(start + 1, start + 1 + (first & 0x7f))
  if (octets.length !== (first & 0x7f) || octets.length < 1 || octets.length > 3) return null
  return { value: octets.reduce((length, octet) => length * 256 + octet, 0), end: start + 1 + octets.length }
}
