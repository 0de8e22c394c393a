import { createPublicKey, type KeyObject } from 'node:crypto'
import { fingerprint } from './fingerprint.ts'

/** A certificate's key, of the kinds a card may have. */
export interface PublicKey {
  readonly algorithm: 'rsa' | 'ec' | 'other'
  readonly bits: number // 0 when unknown
  readonly weak: boolean // not RSA of 2048 to 8192 bits, P-256 or P-384: nothing is verified with it
  readonly key: KeyObject
}

const CURVE_BITS: Readonly<Record<string, number>> = { prime256v1: 256, secp384r1: 384 }

/** Null when the octets are no SubjectPublicKeyInfo that OpenSSL knows. */
export function publicKeyOf(spki: Uint8Array): PublicKey | null {
  try {
    return described(createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }))
  } catch {
    return null
  }
}

function described(key: KeyObject): PublicKey {
  const { modulusLength = 0, publicExponent = 0n, namedCurve = '' } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'rsa') {
    const weak = modulusLength < 2048 || modulusLength > 8192 || publicExponent < 3n
    return { algorithm: 'rsa', bits: modulusLength, weak, key }
  }
  const bits = CURVE_BITS[namedCurve] ?? 0
  return { algorithm: key.asymmetricKeyType === 'ec' ? 'ec' : 'other', bits, weak: bits === 0, key }
}

/** RFC 7638 thumbprint, lower-case hex: one name for a key however its SubjectPublicKeyInfo writes it. */
export function keyThumbprint({ key, weak }: PublicKey): string {
  if (weak) return fingerprint(key.export({ format: 'der', type: 'spki' })) // no JWK for all of them, and none is accepted
  const jwk = key.export({ format: 'jwk' })
  const members =
    jwk.kty === 'RSA' ? { e: jwk.e, kty: jwk.kty, n: jwk.n } : { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }
  return fingerprint(JSON.stringify(members))
}
