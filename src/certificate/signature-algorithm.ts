import { algorithmIdentifier } from './algorithm-identifier.ts'
import { children, type Element, expectTag, only, readingDer, refuse, TAG } from './der.ts'
import { count, tagged } from './der-values.ts'

export interface SignatureAlgorithm {
  readonly key: 'rsa' | 'ec' | 'dsa'
  readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512'
  readonly saltLength?: number // RSASSA-PSS; PKCS#1 v1.5 where absent
}

/** SHA-1 is here for paths of the past; who asks less of the past says so (`isSha2`). MD5 is nowhere. */
const ALGORITHMS: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.5': { key: 'rsa', hash: 'sha1' }, // RFC 3279 §2.2.1
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' }, // RFC 4055 §5
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.1': { key: 'ec', hash: 'sha1' }, // RFC 3279 §2.2.3
  '1.2.840.10045.4.3.2': { key: 'ec', hash: 'sha256' }, // RFC 5758 §3.2
  '1.2.840.10045.4.3.3': { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
  '1.2.840.10040.4.3': { key: 'dsa', hash: 'sha1' }, // RFC 3279 §2.2.2
  '2.16.840.1.101.3.4.3.2': { key: 'dsa', hash: 'sha256' }, // RFC 5758 §3.1
}

const PSS = '1.2.840.113549.1.1.10'
const MGF1 = '1.2.840.113549.1.1.8'
const PSS_HASHES: Readonly<Record<string, SignatureAlgorithm['hash']>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

export const isSha2 = ({ hash }: SignatureAlgorithm): boolean => hash !== 'sha1'

/** Of an AlgorithmIdentifier in DER; null for one that nothing is accepted with. */
export function signatureAlgorithm(identifier: Uint8Array): SignatureAlgorithm | null {
  return readingDer(() => {
    const { oid, parameters } = algorithmIdentifier(only(identifier, TAG.sequence))
    if (oid === PSS) return pss(parameters)
    const algorithm = ALGORITHMS[oid] ?? refuse('unknown algorithm')
    // RFC 4055 §5: RSA with NULL, and without is to be understood; RFC 3279: the others without
    return !parameters || (isNull(parameters) && algorithm.key === 'rsa') ? algorithm : refuse('parameters')
  })
}

/** RFC 4055 §3.1, with one SHA-2 function for both uses, as Node wants it. The defaults are SHA-1: everything must be said. */
function pss(parameters: Element | null): SignatureAlgorithm {
  const members = tagged(children(expectTag(parameters ?? undefined, TAG.sequence)), 0xa0, 0xa1, 0xa2)
  const inner = (tag: number, type: number) => only((members.get(tag) ?? refuse('a default')).content, type)
  const hash = hashOf(inner(0xa0, TAG.sequence))
  const generator = algorithmIdentifier(inner(0xa1, TAG.sequence))
  if (generator.oid !== MGF1 || hashOf(generator.parameters) !== hash) refuse('MGF')
  return { key: 'rsa', hash: PSS_HASHES[hash] ?? refuse('hash'), saltLength: count(inner(0xa2, TAG.integer)) }
}

/** RFC 4055 §2.1: with NULL or without. */
function hashOf(identifier: Element | null): string {
  const { oid, parameters } = algorithmIdentifier(identifier ?? undefined)
  return !parameters || isNull(parameters) ? oid : refuse('parameters of a hash')
}

const isNull = ({ tag }: Element): boolean => tag === TAG.null
