import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { done, failed, type Result } from '../result.ts'
import type { CardProof } from '../types/reader.ts'
import { certificateSpki } from './certificate-spki.ts'

/** The key that a certificate speaks for. 'other': the card can be shown, but signs with nothing that is accepted. */
export interface VerifyingKey {
  readonly kind: 'rsa' | 'ec' | 'other'
  readonly bits: number
  readonly publicKey: KeyObject
}

const CURVE_BITS: Readonly<Record<string, number>> = { prime256v1: 256, secp384r1: 384 }

export function verifyingKey(certificate: Uint8Array): Result<VerifyingKey> {
  const spki = certificateSpki(certificate)
  if (!spki.ok) return spki
  const publicKey = publicKeyOf(spki.value)
  if (publicKey === undefined) return failed({ kind: 'card.malformed', detail: "the certificate's key cannot be read" })
  const { modulusLength, namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {}
  if (publicKey.asymmetricKeyType === 'rsa') return done({ kind: 'rsa', bits: modulusLength ?? 0, publicKey })
  const bits = CURVE_BITS[namedCurve]
  return done(bits ? { kind: 'ec', bits, publicKey } : { kind: 'other', bits: 0, publicKey })
}

/** OpenSSL throws on a key it does not know; to us that is an answer of the card like any other. */
function publicKeyOf(spki: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}

export const proofAlgorithm = (key: VerifyingKey): CardProof['algorithm'] =>
  key.kind === 'rsa' ? 'rsa-pkcs1-sha256' : 'ecdsa-sha256'

export const isSignatureOf = (key: VerifyingKey, statement: Uint8Array, signature: Uint8Array): boolean =>
  verify('sha256', statement, key.publicKey, signature)
