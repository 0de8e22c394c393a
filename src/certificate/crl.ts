import { bitOctets, children, type Element, expectTag, only, readingDer, refuse, TAG } from './der.ts'
import { derTime } from './der-time.ts'
import { fingerprint } from './fingerprint.ts'

/** A certificate revocation list (RFC 5280 §5.1), not yet trusted. */
export interface Crl {
  readonly fingerprint: string
  readonly signed: Uint8Array
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
  readonly issuer: Uint8Array // Name
  readonly revoked: ReadonlySet<string> // serialKey of each entry
}

const TIMES: readonly number[] = [TAG.utcTime, TAG.generalizedTime]

/** Own reader: those on asn1js give up at 1,246 entries (certificates.md §2.4). Null for what is no CRL. */
export const readCrl = (der: Uint8Array): Crl | null =>
  readingDer(() => {
    const [body, algorithm, signature, ...rest] = children(only(der, TAG.sequence))
    if (rest.length > 0) refuse('more than a CRL')
    const signed = expectTag(body, TAG.sequence)
    return {
      fingerprint: fingerprint(der),
      signed: signed.whole,
      signatureAlgorithm: expectTag(algorithm, TAG.sequence).whole,
      signature: bitOctets(signature),
      ...fields(children(signed)),
    }
  })

function fields(parts: Element[]) {
  const [inner, issuer, thisUpdate, ...rest] = parts[0]?.tag === TAG.integer ? parts.slice(1) : parts
  expectTag(inner, TAG.sequence)
  derTime(thisUpdate)
  const [entries] = rest.filter(({ tag }, index) => !(index === 0 && TIMES.includes(tag))) // nextUpdate is optional
  const revoked = entries?.tag === TAG.sequence ? children(entries).map(serialOf) : []
  return { issuer: expectTag(issuer, TAG.sequence).whole, revoked: new Set(revoked) }
}

const serialOf = (entry: Element): string => serialKey(expectTag(children(entry)[0], TAG.integer).content)

/** Serials are compared as octets without leading zeros: CRLs carry padded forms (certificates.md §5). */
export function serialKey(serial: Uint8Array): string {
  const hex = Buffer.from(serial).toString('hex')
  return hex.replace(/^(00)+(?=..)/, '')
}
