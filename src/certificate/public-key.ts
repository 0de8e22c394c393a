import { createPublicKey, type KeyObject } from 'node:crypto'
import { fingerprint } from './fingerprint.ts'

/** A certificate's key, of the kinds a card may have. */
export interface PublicKey {
  readonly algorithm: 'rsa' | 'ec' | 'other'
  readonly bits: number // 0 when unknown
  readonly weak: boolean // not RSA of 2048 to 8192 bits, P-256 or P-384: nothing is verified with it
  readonly outdated: boolean // weak, but good enough for a path of the past: RSA and DSA from 1024 bits, P-521
  readonly key: KeyObject
}

const CURVE_BITS: Readonly<Record<string, number>> = { prime256v1: 256, secp384r1: 384, secp521r1: 521 }
const ALGORITHMS = ['rsa', 'ec'] as const

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
  const type = key.asymmetricKeyType
  const bits = modulusLength || (CURVE_BITS[namedCurve] ?? 0)
  const weak = !(type === 'rsa' ? isRsaOf(2048, bits, publicExponent) : type === 'ec' && ofCard(bits))
  const outdated = weak && isOfThePast(type, bits, publicExponent)
  return { algorithm: ALGORITHMS.find((known) => known === type) ?? 'other', bits, weak, outdated, key }
}

const ofCard = (bits: number): boolean => bits === 256 || bits === 384

/** An even exponent is no RSA; a long one only costs time. */
const isRsaOf = (least: number, bits: number, exponent: bigint): boolean =>
  bits >= least && bits <= 8192 && exponent >= 3n && (exponent & 1n) === 1n && exponent < 1n << 64n

function isOfThePast(type: KeyObject['asymmetricKeyType'], bits: number, exponent: bigint): boolean {
  if (type === 'rsa') return isRsaOf(1024, bits, exponent)
  return type === 'dsa' ? bits >= 1024 && bits <= 4096 : type === 'ec' && bits > 0
}

/** RFC 7638 thumbprint, lower-case hex: one name for a key however its SubjectPublicKeyInfo writes it. */
export function keyThumbprint({ key, weak }: PublicKey): string {
  if (weak) return fingerprint(key.export({ format: 'der', type: 'spki' })) // no JWK for all of them, and none is accepted
  const jwk = key.export({ format: 'jwk' })
  const members =
    jwk.kty === 'RSA' ? { e: jwk.e, kty: jwk.kty, n: jwk.n } : { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }
  return fingerprint(JSON.stringify(members))
}
