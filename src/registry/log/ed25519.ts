import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { sha256 } from './octets.ts'

/** An Ed25519 public key; `hash` is what Sigsum calls its key hash, SHA-256 of the 32 octets. */
export interface VerifyingKey {
  readonly octets: Uint8Array
  readonly hash: Uint8Array
  readonly key: KeyObject
}

export interface SigningKey {
  readonly secret: KeyObject
  readonly public: VerifyingKey
}

// RFC 8410 §7 and §4: what stands before the 32 octets in PKCS#8 and in a SubjectPublicKeyInfo.
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')

export function signingKey(seed: Uint8Array): SigningKey {
  const secret = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  return { secret, public: verifyingKey(spki.subarray(PUBLIC.length)) }
}

/** Of 32 octets; others are no key and throw. */
export function verifyingKey(octets: Uint8Array): VerifyingKey {
  const key = createPublicKey({ key: Buffer.concat([PUBLIC, octets]), format: 'der', type: 'spki' })
  return { octets: new Uint8Array(octets), hash: sha256(octets), key }
}

/** The same octets for the same message every time (RFC 8032 §5.1.6): signing again is never a second answer. */
export const signature = ({ secret }: SigningKey, message: Uint8Array): Uint8Array => sign(null, message, secret)

export const isSigned = ({ key }: VerifyingKey, message: Uint8Array, signed: Uint8Array): boolean =>
  verify(null, message, key, signed)
