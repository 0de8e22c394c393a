import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
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

export const passwordMac = (pepper: Uint8Array, salt: Uint8Array, password: Uint8Array | string): Uint8Array =>
  createHmac('sha256', pepper).update(salt).update(password).digest()

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
