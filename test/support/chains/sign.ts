import { sign } from 'node:crypto'
import { bitString, type Der, nothing, oid, sequence } from './der.ts'
import type { ChainKey } from './keys.ts'

export type Hash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512'

const RSA: Readonly<Record<Hash, string>> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
}
const ECDSA: Readonly<Record<Hash, string>> = {
  md5: '1.2.840.10045.4.3.2', // there is none
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
}

/** RFC 4055 §5 has NULL parameters with RSA, RFC 5758 §3.2 none with ECDSA. */
export const algorithmDer = ({ kind }: ChainKey, hash: Hash): Der =>
  kind === 'rsa' ? sequence(oid(RSA[hash]), nothing()) : sequence(oid(ECDSA[hash]))

export interface Signing {
  readonly signer: ChainKey
  readonly hash: Hash
  readonly inner?: Hash // the algorithm named within, where it is to be another
  readonly spoilt?: boolean // one bit of the signature
}

/** SIGNED { body }, whose body is given the algorithm it has to name. */
export function signed({ signer, hash, inner, spoilt }: Signing, body: (algorithm: Der) => Der): Der {
  const octets = body(algorithmDer(signer, inner ?? hash))
  const signature = signatureOf(octets, signer, hash)
  if (spoilt) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1
  return sequence(octets, algorithmDer(signer, hash), bitString(signature))
}

export const signatureOf = (octets: Der, { kind, privateKey }: ChainKey, hash: Hash): Uint8Array =>
  sign(hash === 'md5' && kind === 'ec' ? 'sha256' : hash, octets, privateKey)
