import { constants, createPrivateKey, privateEncrypt } from 'node:crypto'

/** Eleven octets of PKCS #1 v1.5 padding at the least (RFC 8017 §9.2). */
const PADDING = 11
const MODULUS = 256

/** Pads what the host prepared, a DigestInfo, and signs it: RSA-2048, PKCS #1 v1.5. Null for what does not fit. */
export type SignRsa = (digestInfo: Uint8Array) => Uint8Array | null

export function createRsaSigner(pem: string): SignRsa {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyDetails?.modulusLength !== 8 * MODULUS) throw new Error('this card holds RSA-2048 keys only')
  return (digestInfo) => {
    if (digestInfo.length === 0 || digestInfo.length > MODULUS - PADDING) return null
    return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digestInfo)
  }
}
