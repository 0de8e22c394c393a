import { createECDH } from 'node:crypto'
import { encodeInteger, encodeTlv } from '../tlv.ts'

/** The order of P-256's base point, SP 800-186 §3.2.1.3. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * ECDSA over a hash that is given (FIPS 186-5 §6.4.1). node:crypto hashes whatever it signs with an EC key, `sign(null)`
 * and WebCrypto too (tried on 24.21), and a card is given the hash: so ECDH does the curve and this does the rest.
 * Its timing depends on the key, which is a sample's.
 */
export function signHash(privateScalar: bigint, hash: Uint8Array): Uint8Array {
  const { nonce, r } = pickNonce()
  const s = modulo(inverse(nonce) * (toInteger(hash) + r * privateScalar))
  return encodeTlv(0x30, encodeInteger(r), encodeInteger(s)) // neither is zero but once in 2^256
}

function pickNonce(): { nonce: bigint; r: bigint } {
  const curve = createECDH('prime256v1')
  curve.generateKeys()
  const x = curve.getPublicKey().subarray(1, 33) // 04, x, y
  return { nonce: toInteger(curve.getPrivateKey()), r: modulo(toInteger(x)) }
}

export const toInteger = (octets: Uint8Array): bigint => BigInt(`0x${Buffer.from(octets).toString('hex')}`)

const modulo = (value: bigint): bigint => value % ORDER

/** By Fermat: the order is prime. */
function inverse(value: bigint): bigint {
  let result = 1n
  let power = value
  for (let exponent = ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = modulo(result * power)
    power = modulo(power * power)
  }
  return result
}
