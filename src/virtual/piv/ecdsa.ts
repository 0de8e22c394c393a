import { createECDH } from 'node:crypto'
import { encodeInteger, encodeTlv } from '../tlv.ts'

export interface Curve {
  readonly name: string
  readonly octets: number // of a coordinate, and of a hash as long as the key
  readonly order: bigint // of the base point
}

/** SP 800-186 §3.2.1.3 and §3.2.1.4, by the names that node:crypto has for them. */
export const CURVES: ReadonlyMap<string | undefined, Curve> = new Map(
  [
    {
      name: 'prime256v1',
      octets: 32,
      order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    },
    {
      name: 'secp384r1',
      octets: 48,
      order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    },
  ].map((curve) => [curve.name, curve]),
)

/**
 * ECDSA over a hash that is given (FIPS 186-5 §6.4.1). node:crypto hashes whatever it signs with an EC key, `sign(null)`
 * and WebCrypto too (tried on 24.21), and a card is given the hash: so ECDH does the curve and this does the rest.
 * Its timing depends on the key, which is a sample's.
 */
export function signHash(curve: Curve, privateScalar: bigint, hash: Uint8Array): Uint8Array {
  const { nonce, r } = pickNonce(curve)
  const s = (inverse(nonce, curve.order) * (toInteger(hash) + r * privateScalar)) % curve.order
  return encodeTlv(0x30, encodeInteger(r), encodeInteger(s)) // neither is zero but once in 2^256
}

function pickNonce({ name, octets, order }: Curve): { nonce: bigint; r: bigint } {
  const curve = createECDH(name)
  curve.generateKeys()
  const x = curve.getPublicKey().subarray(1, 1 + octets) // 04, x, y
  return { nonce: toInteger(curve.getPrivateKey()), r: toInteger(x) % order }
}

export const toInteger = (octets: Uint8Array): bigint => BigInt(`0x${Buffer.from(octets).toString('hex')}`)

/** By Fermat: the order is prime. */
function inverse(value: bigint, order: bigint): bigint {
  let result = 1n
  let power = value
  for (let exponent = order - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * power) % order
    power = (power * power) % order
  }
  return result
}
