import { constants, createPrivateKey, type KeyObject, privateEncrypt } from 'node:crypto'
import { CURVES, signHash, toInteger } from './ecdsa.ts'

/** The private key of a card: takes what the host prepared, and gives null for what this kind of key cannot take. */
export interface CardKey {
  readonly algorithm: number // SP 800-78-4 table 6-2
  sign(challenge: Uint8Array): Uint8Array | null
}

const RSA_ALGORITHMS: ReadonlyMap<number | undefined, number> = new Map([
  [2048, 0x07],
  [3072, 0x05],
])
const CURVE_ALGORITHMS: ReadonlyMap<string | undefined, number> = new Map([
  ['prime256v1', 0x11],
  ['secp384r1', 0x14],
])

export function createCardKey(pem: string): CardKey {
  const key = createPrivateKey(pem)
  const made = key.asymmetricKeyType === 'rsa' ? rsaKey(key) : ellipticKey(key)
  if (!made) throw new Error('a PIV card holds RSA-2048, RSA-3072, P-256 and P-384 keys only')
  return made
}

/** The raw private operation: padding is the host's work (SP 800-73-4 part 2 §3.2.4). */
function rsaKey(key: KeyObject): CardKey | null {
  const algorithm = RSA_ALGORITHMS.get(key.asymmetricKeyDetails?.modulusLength)
  if (algorithm === undefined) return null
  const modulus = component(key, 'n')
  return {
    algorithm,
    sign(block) {
      if (block.length !== modulus.length || Buffer.compare(block, modulus) >= 0) return null
      return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, block)
    },
  }
}

/** Takes what is as long as the key, and nothing else (part 2 §4.1.4). */
function ellipticKey(key: KeyObject): CardKey | null {
  const { namedCurve } = key.asymmetricKeyDetails ?? {}
  const curve = CURVES.get(namedCurve)
  const algorithm = CURVE_ALGORITHMS.get(namedCurve)
  if (!curve || algorithm === undefined) return null
  const scalar = toInteger(component(key, 'd'))
  return {
    algorithm,
    sign: (hash) => (hash.length === curve.octets ? signHash(curve, scalar, hash) : null),
  }
}

const component = (key: KeyObject, name: 'n' | 'd'): Buffer =>
  Buffer.from(key.export({ format: 'jwk' })[name] ?? '', 'base64url')
