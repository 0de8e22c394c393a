import { children, expectTag, only, readingDer, TAG } from '../der.ts'
import { oidText } from '../der-values.ts'
import type { Chain } from './search.ts'

const DSA = '1.2.840.10040.4.1'

/**
 * The SubjectPublicKeyInfo of the first certificate of a chain, with parameters: a DSA key without its own has those of
 * its issuer (RFC 5280 §6.1.4 d to f, RFC 3279 §2.3.2). Null while no one above has any.
 */
export function workingKey(chain: readonly Pick<Chain[0], 'publicKey'>[]): Uint8Array | null {
  const [first, ...above] = chain
  if (!first) return null
  const dsa = dsaParts(first.publicKey)
  if (!dsa || dsa.parameters) return first.publicKey
  const issuer = workingKey(above)
  const inherited = issuer && dsaParts(issuer)
  if (!inherited?.parameters) return null
  return sequence(sequence(dsa.type, inherited.parameters), dsa.key)
}

function dsaParts(spki: Uint8Array) {
  return readingDer(() => {
    const [algorithm, key] = children(only(spki, TAG.sequence))
    const [type, parameters] = children(expectTag(algorithm, TAG.sequence))
    if (oidText(type) !== DSA) return null
    const { whole } = expectTag(key, TAG.bitString)
    return { type: expectTag(type, TAG.oid).whole, parameters: parameters?.whole ?? null, key: whole }
  })
}

function sequence(...members: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(members)
  const { length } = content
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(TAG.sequence, ...head), content]) // a certificate has at most 64 KiB
}
