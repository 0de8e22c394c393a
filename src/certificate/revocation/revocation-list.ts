import { algorithmIdentifier } from '../algorithm-identifier.ts'
import { bitOctets, children, type Element, expectTag, integerOctets, only, readingDer, refuse, TAG } from '../der.ts'
import { derTime } from '../der-time.ts'
import { authorityKeyIdentifier } from '../extensions/authority-key.ts'
import {
  EXTENSION,
  type ExtensionMap,
  extensionValue,
  hasUnknownCritical,
  readExtensions,
} from '../extensions/extension.ts'
import { type IssuingScope, issuingScope, WHOLE_SCOPE } from '../extensions/issuing-scope.ts'
import { fingerprint } from '../fingerprint.ts'
import { type Name, readName } from '../name.ts'
import type { Signed } from '../signed.ts'
import { type Entries, NO_ENTRIES, readEntries } from './entries.ts'

/** A certificate revocation list (RFC 5280 §5), indexed by (issuer, serial); not yet trusted. */
export interface RevocationList extends Signed {
  readonly fingerprint: string // SHA-256, lower-case hex
  readonly issuerName: Name
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
  readonly number: bigint | null
  readonly baseNumber: bigint | null // a delta to the list of that number, and no list by itself
  readonly scope: IssuingScope
  readonly scopeHex: string // the extension's octets, to compare
  readonly authorityKeyIdentifier: string | null // hex
  readonly unknownCritical: boolean // in the list or in an entry: it cannot say that a certificate is good (§5.2, §5.3)
  readonly entries: Entries
}

// A cRLNumber MUST NOT be critical (§5.2.3); where it is, OpenSSL does not know it either.
const KNOWN = [EXTENSION.deltaCrlIndicator, EXTENSION.issuingDistributionPoint, EXTENSION.authorityKeyIdentifier]
const TIMES: readonly number[] = [TAG.utcTime, TAG.generalizedTime]
const EXTENSIONS = 0xa0

/** Null for anything else than one DER list in the profile of RFC 5280 §5, v1 included. */
export const readCrl = (der: Uint8Array): RevocationList | null =>
  readingDer(() => {
    const [body, algorithm, signature, ...rest] = children(only(der, TAG.sequence))
    if (rest.length > 0) refuse('more than a list')
    const signed = expectTag(body, TAG.sequence)
    const { whole: signatureAlgorithm } = algorithmIdentifier(algorithm)
    return {
      fingerprint: fingerprint(der),
      signed: signed.whole,
      signatureAlgorithm,
      signature: bitOctets(signature),
      ...fields(children(signed), signatureAlgorithm),
    }
  })

function fields(parts: readonly Element[], signatureAlgorithm: Uint8Array) {
  const isV2 = parts[0]?.tag === TAG.integer
  if (isV2 && Buffer.compare(parts[0]?.content ?? Buffer.alloc(0), Buffer.of(1)) !== 0) refuse('version')
  const [inner, issuer, thisUpdate, ...rest] = isV2 ? parts.slice(1) : parts
  if (Buffer.compare(expectTag(inner, TAG.sequence).whole, signatureAlgorithm) !== 0) refuse('two algorithms') // §5.1.1.2
  const nextUpdate = TIMES.includes(rest[0]?.tag ?? 0) ? rest[0] : undefined
  const { listed, map } = optional(nextUpdate ? rest.slice(1) : rest, isV2)
  const issuerName = readName(issuer)
  const scope = extensionValue(map, EXTENSION.issuingDistributionPoint, TAG.sequence, issuingScope) ?? WHOLE_SCOPE
  const entries = listed ? readEntries(listed.content, issuerName.key, isV2) : NO_ENTRIES
  return {
    issuerName,
    thisUpdate: derTime(thisUpdate),
    nextUpdate: nextUpdate ? derTime(nextUpdate) : null,
    ...extensionFields(map),
    scope,
    // §5.3.3: an entry may name another issuer in an indirect list alone
    unknownCritical: hasUnknownCritical(map, KNOWN) || entries.unknownCritical || (entries.foreign && !scope.indirect),
    entries,
  }
}

function optional(rest: readonly Element[], isV2: boolean) {
  const listed = rest[0]?.tag === TAG.sequence ? rest[0] : null
  const [extensions, ...more] = listed ? rest.slice(1) : rest
  if (more.length > 0 || (extensions && !isV2)) refuse('members that a list has not')
  const map: ExtensionMap = extensions
    ? readExtensions(only(expectTag(extensions, EXTENSIONS).content, TAG.sequence))
    : new Map()
  return { listed, map }
}

function extensionFields(map: ExtensionMap) {
  const number = (oid: string) => extensionValue(map, oid, TAG.integer, crlNumber)
  return {
    number: number(EXTENSION.crlNumber),
    baseNumber: number(EXTENSION.deltaCrlIndicator),
    scopeHex: Buffer.from(map.get(EXTENSION.issuingDistributionPoint)?.value ?? []).toString('hex'),
    authorityKeyIdentifier: extensionValue(map, EXTENSION.authorityKeyIdentifier, TAG.sequence, authorityKeyIdentifier),
  }
}

/** §5.2.3: up to 20 octets. */
function crlNumber(element: Element): bigint {
  const octets = integerOctets(element)
  if (octets.length > 21 || (octets[0] ?? 0) >= 0x80) refuse('list number')
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`)
}
