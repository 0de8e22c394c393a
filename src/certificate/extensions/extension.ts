import { children, type Element, expectTag, only, refuse, TAG } from '../der.ts'
import { leadingFlag, oidText, some } from '../der-values.ts'

export interface Extension {
  readonly critical: boolean
  readonly value: Uint8Array // the DER inside of the OCTET STRING
}

/** By OID. RFC 5280 §4.2: no certificate holds two of one kind. */
export type ExtensionMap = ReadonlyMap<string, Extension>

export function readExtensions(element: Element | undefined): ExtensionMap {
  const extensions = new Map<string, Extension>()
  for (const member of some(element)) {
    const [type, ...rest] = children(expectTag(member, TAG.sequence))
    const { set: critical, rest: values } = leadingFlag(rest)
    const oid = oidText(type)
    if (values.length !== 1 || extensions.has(oid)) refuse('extension')
    extensions.set(oid, { critical, value: expectTag(values[0], TAG.octetString).content })
  }
  return extensions
}

export const EXTENSION = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  invalidityDate: '2.5.29.24',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  inhibitAnyPolicy: '2.5.29.54',
} as const

/** What `read` makes of the one element in an extension, null where the certificate has none of that kind. */
export function extensionValue<Value>(
  extensions: ExtensionMap,
  oid: string,
  tag: number,
  read: (element: Element) => Value,
) {
  const extension = extensions.get(oid)
  return extension ? read(only(extension.value, tag)) : null
}

export const hasUnknownCritical = (extensions: ExtensionMap, known: readonly string[]): boolean =>
  [...extensions].some(([oid, { critical }]) => critical && !known.includes(oid))
