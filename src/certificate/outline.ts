import { algorithmIdentifier } from './algorithm-identifier.ts'
import { bitOctets, children, type Element, expectTag, integerOctets, only, readingDer, refuse, TAG } from './der.ts'
import { derTime } from './der-time.ts'
import { namedBits, tagged } from './der-values.ts'

/** What decisions rest on, read strictly and without a package. All octets are views into the certificate. */
export interface Outline {
  readonly der: Uint8Array
  readonly version: 1 | 2 | 3
  readonly signed: Uint8Array // TBSCertificate: what `signature` is over
  readonly signatureAlgorithm: Uint8Array // AlgorithmIdentifier
  readonly signature: Uint8Array
  readonly serial: Uint8Array // two's complement, 1 to 20 octets and perhaps a sign octet
  readonly issuer: Uint8Array // Name
  readonly subject: Uint8Array // Name
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: Uint8Array // SubjectPublicKeyInfo
  readonly extensions: Element | null // SEQUENCE OF Extension
}

const MOST_OCTETS = 64 * 1024 // card input is capped (facts/certificates.md §4, bombs)
const VERSION = 0xa0
const UNIQUE_IDENTIFIERS = [0x81, 0x82] as const
const EXTENSIONS = 0xa3

/** RFC 5280 §4.1; null for anything that is not one DER certificate of at most 64 KiB with a serial of at most 20 octets. */
export function certificateOutline(der: Uint8Array): Outline | null {
  if (der.length > MOST_OCTETS) return null
  return readingDer(() => {
    const [body, algorithm, signature, ...rest] = children(only(der, TAG.sequence))
    if (rest.length > 0) refuse('more than a certificate')
    const signed = expectTag(body, TAG.sequence)
    const { whole: signatureAlgorithm } = algorithmIdentifier(algorithm)
    return {
      der,
      signed: signed.whole,
      signatureAlgorithm,
      signature: bitOctets(signature),
      ...fields(signed, signatureAlgorithm),
    }
  })
}

function fields(signed: Element, signatureAlgorithm: Uint8Array) {
  const parts = children(signed)
  const [serial, inner, issuer, validity, subject, publicKey, ...rest] =
    parts[0]?.tag === VERSION ? parts.slice(1) : parts
  // §4.1.1.2: a certificate names its algorithm twice, and both must agree
  if (Buffer.compare(expectTag(inner, TAG.sequence).whole, signatureAlgorithm) !== 0) refuse('two algorithms')
  const [notBefore, notAfter, ...times] = children(expectTag(validity, TAG.sequence))
  if (times.length > 0) refuse('validity')
  const version = versionOf(parts[0])
  return {
    version,
    serial: serialOctets(serial),
    issuer: expectTag(issuer, TAG.sequence).whole,
    subject: expectTag(subject, TAG.sequence).whole,
    notBefore: derTime(notBefore),
    notAfter: derTime(notAfter),
    publicKey: expectTag(publicKey, TAG.sequence).whole,
    extensions: extensionsOf(rest, version),
  }
}

/** §4.1.2.1: v1 is the default and, in DER, not written. */
function versionOf(element: Element | undefined): Outline['version'] {
  if (element?.tag !== VERSION) return 1
  const [version, ...more] = only(element.content, TAG.integer).content
  if (more.length > 0 || (version !== 1 && version !== 2)) refuse('version')
  return version === 1 ? 2 : 3
}

/** What stands behind the key: identifiers that nobody uses since v3, and extensions in v3 alone (§4.1.2.8, §4.1.2.9). */
function extensionsOf(rest: readonly Element[], version: Outline['version']): Element | null {
  const members = tagged(rest, ...UNIQUE_IDENTIFIERS, EXTENSIONS)
  const extensions = members.get(EXTENSIONS)
  for (const [tag, member] of members) if (tag !== EXTENSIONS) namedBits(member) // BIT STRINGs, to be sound if nothing else
  if (members.size > 0 && version === 1) refuse('members that v1 has not')
  if (extensions && version !== 3) refuse('extensions before v3')
  return extensions ? only(extensions.content, TAG.sequence) : null
}

function serialOctets(element: Element | undefined): Uint8Array {
  const octets = integerOctets(element)
  return octets.length - (octets[0] === 0 ? 1 : 0) <= 20 ? octets : refuse('serial') // §4.1.2.2
}
