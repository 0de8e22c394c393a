import { constants, createPrivateKey, type KeyObject, privateEncrypt } from 'node:crypto'
import { signHash, toInteger } from './ecdsa.ts'

/** The private key of a card: takes what the host prepared, and gives null for what this kind of key cannot take. */
export interface CardKey {
  readonly algorithm: number // SP 800-78-4 table 6-2
  sign(challenge: Uint8Array): Uint8Array | null
}

const RSA_2048 = 0x07
const P_256 = 0x11
const HASH_LENGTH = 32

export function createCardKey(pem: string): CardKey {
  const key = createPrivateKey(pem)
  return key.asymmetricKeyType === 'rsa' ? rsaKey(key) : ellipticKey(key)
}

/** The raw private operation: padding is the host's work (SP 800-73-4 part 2 §3.2.4). */
function rsaKey(key: KeyObject): CardKey {
  const modulus = component(key, 'n')
  return {
    algorithm: RSA_2048,
    sign(block) {
      if (block.length !== modulus.length || Buffer.compare(block, modulus) >= 0) return null
      return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, block)
    },
  }
}

function ellipticKey(key: KeyObject): CardKey {
  const scalar = toInteger(component(key, 'd'))
  return {
    algorithm: P_256,
    sign: (hash) => (hash.length === HASH_LENGTH ? signHash(scalar, hash) : null),
  }
}

const component = (key: KeyObject, name: 'n' | 'd'): Buffer =>
  Buffer.from(key.export({ format: 'jwk' })[name] ?? '', 'base64url')
