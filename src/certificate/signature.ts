import { verify } from 'node:crypto'
import { type PublicKey, publicKeyOf } from './public-key.ts'

/** DER of the AlgorithmIdentifiers that are accepted: SHA-2 with RSA PKCS#1 v1.5 or ECDSA (RFC 4055 §5, RFC 5758 §3.2). */
const ALGORITHMS: Readonly<Record<string, { readonly key: PublicKey['algorithm']; readonly hash: string }>> = {
  '300d06092a864886f70d01010b0500': { key: 'rsa', hash: 'sha256' },
  '300d06092a864886f70d01010c0500': { key: 'rsa', hash: 'sha384' },
  '300d06092a864886f70d01010d0500': { key: 'rsa', hash: 'sha512' },
  '300a06082a8648ce3d040302': { key: 'ec', hash: 'sha256' },
  '300a06082a8648ce3d040303': { key: 'ec', hash: 'sha384' },
  '300a06082a8648ce3d040304': { key: 'ec', hash: 'sha512' },
}

const algorithmOf = (identifier: Uint8Array) => ALGORITHMS[Buffer.from(identifier).toString('hex')]

export const isAcceptedAlgorithm = (identifier: Uint8Array): boolean => algorithmOf(identifier) !== undefined

export interface Signed {
  readonly signed: Uint8Array
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
}

/** Whether a certificate or CRL was signed with the key of `signer`, a SubjectPublicKeyInfo. */
export function isSignedBy({ signed, signatureAlgorithm, signature }: Signed, signer: Uint8Array): boolean {
  const algorithm = algorithmOf(signatureAlgorithm)
  const key = publicKeyOf(signer)
  if (!algorithm || !key || key.weak || key.algorithm !== algorithm.key) return false
  return verify(algorithm.hash, signed, key.key, signature)
}
