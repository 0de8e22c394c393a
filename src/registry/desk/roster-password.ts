import { hash, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { LogKeys } from '../log-keys.ts'

export const SALT_LENGTH = 16 // octets, always: salt and password need nothing between them

/**
 * Passwords of a roster are short, and the same ones are used elsewhere. What the tables hold of one can only be tried
 * by whoever also has the registry's file of keys; HKDF is RFC 5869.
 */
export const passwordPepper = ({ registry }: LogKeys): Uint8Array => {
  const seed = Buffer.from(registry.secret.export({ format: 'jwk' }).d ?? '', 'base64url')
  return new Uint8Array(hkdfSync('sha256', seed, '', 'koshin-roster-password/v1', 32))
}

/** HMAC-SHA256 (RFC 2104) of salt and password; not node's, which takes 20 µs for a key that a million rows share. */
export function passwordMac(pepper: Uint8Array, salt: Uint8Array, password: Uint8Array | string): Uint8Array {
  const inner = hash('sha256', Buffer.concat([padded(pepper, 0x36), salt, Buffer.from(password)]), 'buffer')
  return hash('sha256', Buffer.concat([padded(pepper, 0x5c), inner]), 'buffer')
}

const BLOCK = 64 // octets of SHA-256

function padded(key: Uint8Array, pad: number): Uint8Array {
  const block = new Uint8Array(BLOCK).fill(pad)
  for (let at = 0; at < key.length; at++) block[at] = (key[at] ?? 0) ^ pad
  return block
}

/** Whatever is compared, the work is the same. */
export const isPassword = (
  pepper: Uint8Array,
  kept: { readonly salt: Uint8Array | null; readonly password: Uint8Array | null },
  given: Uint8Array | null,
): boolean => {
  const mac = passwordMac(pepper, kept.salt ?? new Uint8Array(SALT_LENGTH), given ?? '')
  const isSame = timingSafeEqual(mac, kept.password ?? new Uint8Array(mac.length))
  return isSame && kept.password !== null && given !== null
}
