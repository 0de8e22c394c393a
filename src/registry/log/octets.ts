import { createHash } from 'node:crypto'

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')
export const base64 = (octets: Uint8Array): string => Buffer.from(octets).toString('base64')
export const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0

/** Null for anything but the one text that `base64` gives: two texts for the same octets would be two receipts. */
export function fromBase64(text: string, length?: number): Uint8Array | null {
  const octets = Buffer.from(text, 'base64')
  return octets.toString('base64') === text && (length ?? octets.length) === octets.length ? octets : null
}

/** Null for anything but lower-case digits of so many octets. */
export function fromHex(text: string, length: number): Uint8Array | null {
  return text.length === length * 2 && /^[0-9a-f]*$/.test(text) ? Buffer.from(text, 'hex') : null
}
