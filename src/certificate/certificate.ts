import { algorithmIdentifier } from './algorithm-identifier.ts'
import { bitOctets, children, type Element, only, readingDer, refuse, TAG } from './der.ts'
import { count, oidText, some } from './der-values.ts'
import { authorityKeyIdentifier } from './extensions/authority-key.ts'
import { type BasicConstraints, basicConstraints } from './extensions/basic-constraints.ts'
import { type DistributionPoint, distributionPoints } from './extensions/distribution-points.ts'
import {
  EXTENSION,
  type ExtensionMap,
  extensionValue,
  hasUnknownCritical,
  readExtensions,
} from './extensions/extension.ts'
import { keyUsage } from './extensions/key-usage.ts'
import { type NameConstraints, nameConstraints } from './extensions/name-constraints.ts'
import {
  certificatePolicies,
  type PolicyConstraints,
  type PolicyMapping,
  policyConstraints,
  policyMappings,
} from './extensions/policies.ts'
import { type GeneralName, generalNames } from './general-name.ts'
import { type Name, readName } from './name.ts'
import { certificateOutline, type Outline } from './outline.ts'

/** A certificate with all that a path decision looks at (RFC 5280 §4), read strictly; nothing in it is trusted. */
export interface Certificate extends Omit<Outline, 'extensions'>, Extensions {
  readonly issuerName: Name
  readonly subjectName: Name
  readonly selfIssued: boolean // the same name twice, not the same as self-signed
  readonly publicKeyHex: string // SubjectPublicKeyInfo, to compare
}

/** Null, or an empty list, where the certificate does not have the extension. */
interface Extensions {
  readonly basicConstraints: BasicConstraints | null
  readonly keyUsage: number | null // bits of KEY_USAGE
  readonly extendedKeyUsage: readonly string[] | null
  readonly subjectKeyIdentifier: string | null // hex
  readonly authorityKeyIdentifier: string | null // hex
  readonly alternativeNames: readonly GeneralName[]
  readonly nameConstraints: NameConstraints | null
  readonly policies: ReadonlySet<string> | null
  readonly policyMappings: readonly PolicyMapping[]
  readonly policyConstraints: PolicyConstraints | null
  readonly inhibitAnyPolicy: number | null
  readonly distributionPoints: readonly DistributionPoint[]
  readonly unknownCritical: boolean
}

// Key identifiers MUST NOT be critical (§4.2.1.1, §4.2.1.2); where they are, OpenSSL does not know them either.
const KNOWN = [
  EXTENSION.keyUsage,
  EXTENSION.subjectAlternativeName,
  EXTENSION.basicConstraints,
  EXTENSION.nameConstraints,
  EXTENSION.crlDistributionPoints,
  EXTENSION.certificatePolicies,
  EXTENSION.policyMappings,
  EXTENSION.policyConstraints,
  EXTENSION.extendedKeyUsage,
  EXTENSION.inhibitAnyPolicy,
]

/** Null for anything else than one DER certificate in the profile of RFC 5280 §4, v1 included. */
export function readCertificate(der: Uint8Array): Certificate | null {
  const outline = certificateOutline(der)
  return outline && readingDer(() => withExtensions(outline))
}

function withExtensions(outline: Outline): Certificate {
  const { extensions, ...rest } = outline
  checkKeyInfo(outline.publicKey)
  const issuerName = readName(element(outline.issuer))
  const subjectName = readName(element(outline.subject))
  if (issuerName.rdns.length === 0) refuse('no issuer') // §4.1.2.4
  return {
    ...rest,
    issuerName,
    subjectName,
    selfIssued: issuerName.key === subjectName.key,
    publicKeyHex: Buffer.from(outline.publicKey).toString('hex'),
    ...parsed(extensions ? readExtensions(extensions) : new Map()),
  }
}

/** §4.1.2.7: an algorithm and a bit string; what key it is does not matter here. */
function checkKeyInfo(publicKey: Uint8Array) {
  const [algorithm, key, ...rest] = children(element(publicKey))
  algorithmIdentifier(algorithm)
  bitOctets(key)
  if (rest.length > 0) refuse('public key')
}

const element = (whole: Uint8Array): Element => only(whole, TAG.sequence)

function parsed(map: ExtensionMap): Extensions {
  const sequence = <Value>(oid: string, read: (element: Element) => Value) =>
    extensionValue(map, oid, TAG.sequence, read)
  return {
    basicConstraints: sequence(EXTENSION.basicConstraints, basicConstraints),
    keyUsage: extensionValue(map, EXTENSION.keyUsage, TAG.bitString, keyUsage),
    extendedKeyUsage: sequence(EXTENSION.extendedKeyUsage, (usages) => some(usages).map(oidText)),
    subjectKeyIdentifier: extensionValue(map, EXTENSION.subjectKeyIdentifier, TAG.octetString, ({ content }) =>
      Buffer.from(content).toString('hex'),
    ),
    authorityKeyIdentifier: sequence(EXTENSION.authorityKeyIdentifier, authorityKeyIdentifier),
    alternativeNames: sequence(EXTENSION.subjectAlternativeName, generalNames) ?? [],
    nameConstraints: sequence(EXTENSION.nameConstraints, nameConstraints),
    policies: sequence(EXTENSION.certificatePolicies, certificatePolicies),
    policyMappings: sequence(EXTENSION.policyMappings, policyMappings) ?? [],
    policyConstraints: sequence(EXTENSION.policyConstraints, policyConstraints),
    inhibitAnyPolicy: extensionValue(map, EXTENSION.inhibitAnyPolicy, TAG.integer, count),
    distributionPoints: sequence(EXTENSION.crlDistributionPoints, distributionPoints) ?? [],
    unknownCritical: hasUnknownCritical(map, KNOWN),
  }
}
