import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'

export interface ChainKey {
  readonly kind: 'rsa' | 'ec'
  readonly privateKey: KeyObject
  readonly spki: Uint8Array
  readonly identifier: Uint8Array // of subjectKeyIdentifier: any octets would do
}

export interface ChainKeys {
  readonly strong: readonly ChainKey[] // RSA-2048, P-256, P-384; the quick ones several times
  readonly weak: readonly ChainKey[] // RSA-1024, P-224
}

/** Made once for a run: only the shapes of chains come from the seed. */
export function makeChainKeys(): ChainKeys {
  const strong = [rsa(2048), rsa(2048), ...['P-256', 'P-256', 'P-256', 'P-256', 'P-256', 'P-384'].map(ecChainKey)]
  return { strong, weak: [rsa(1024), ecChainKey('secp224r1')] }
}

const rsa = (modulusLength: number): ChainKey => keyOf('rsa', generateKeyPairSync('rsa', { modulusLength }))
export const ecChainKey = (namedCurve: string): ChainKey => keyOf('ec', generateKeyPairSync('ec', { namedCurve }))

function keyOf(kind: ChainKey['kind'], pair: { privateKey: KeyObject; publicKey: KeyObject }): ChainKey {
  const spki = pair.publicKey.export({ type: 'spki', format: 'der' })
  return {
    kind,
    privateKey: pair.privateKey,
    spki,
    identifier: createHash('sha256').update(spki).digest().subarray(0, 20),
  }
}
