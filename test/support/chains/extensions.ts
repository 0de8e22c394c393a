import { bitString, boolean, type Der, explicit, implicit, integer, octetString, oid, sequence, small } from './der.ts'
import { type ChainName, nameDer } from './names.ts'

export interface Extension {
  readonly id: string
  readonly critical: boolean
  readonly value: Der
}

export const extensionDer = ({ id, critical, value }: Extension): Der =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value))

export const ID = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  deltaIndicator: '2.5.29.27',
  issuingPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  distributionPoints: '2.5.29.31',
  policies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  inhibitAnyPolicy: '2.5.29.54',
} as const

export const unknown = (critical: boolean): Extension => ({
  id: '1.3.6.1.4.1.99999.1',
  critical,
  value: octetString(Buffer.from('?')),
})

export const basicConstraints = (authority: boolean, pathLen?: number): Extension => ({
  id: ID.basicConstraints,
  critical: true,
  value: sequence(...(authority ? [boolean(true)] : []), ...(pathLen === undefined ? [] : [integer(pathLen)])),
})

const USAGES = ['digitalSignature', 'nonRepudiation', 'keyEncipherment', '', '', 'keyCertSign', 'cRLSign'] as const
export type Usage = Exclude<(typeof USAGES)[number], ''>

export function keyUsage(...usages: readonly Usage[]): Extension {
  const bits = usages.reduce((sum, usage) => sum | (0x80 >> USAGES.indexOf(usage)), 0)
  const unused = bits === 0 ? 0 : 31 - Math.clz32(bits & -bits) // DER: no trailing zero bits are written
  const value = bits === 0 ? bitString(Buffer.alloc(0)) : bitString(Buffer.from([bits]), unused)
  return { id: ID.keyUsage, critical: true, value }
}

export const extendedKeyUsage = (critical: boolean, ...purposes: readonly string[]): Extension => ({
  id: ID.extendedKeyUsage,
  critical,
  value: sequence(...purposes.map(oid)),
})

export const subjectKeyIdentifier = (identifier: Der): Extension => ({
  id: ID.subjectKeyIdentifier,
  critical: false,
  value: octetString(identifier),
})

export const authorityKeyIdentifier = (identifier: Der): Extension => ({
  id: ID.authorityKeyIdentifier,
  critical: false,
  value: sequence(implicit(0, identifier)),
})

/** A GeneralName: rfc822Name, dNSName, directoryName, uniformResourceIdentifier. */
export type GeneralName =
  | { readonly email: string }
  | { readonly dns: string }
  | { readonly directory: ChainName }
  | { readonly uri: string }

export function generalName(name: GeneralName): Der {
  if ('email' in name) return implicit(1, Buffer.from(name.email, 'latin1'))
  if ('dns' in name) return implicit(2, Buffer.from(name.dns, 'latin1'))
  if ('uri' in name) return implicit(6, Buffer.from(name.uri, 'latin1'))
  return explicit(4, nameDer(name.directory))
}

export const subjectAltName = (...names: readonly GeneralName[]): Extension => ({
  id: ID.subjectAltName,
  critical: false,
  value: sequence(...names.map(generalName)),
})

export const nameConstraints = (permitted: readonly GeneralName[], excluded: readonly GeneralName[]): Extension => ({
  id: ID.nameConstraints,
  critical: true,
  value: sequence(...subtrees(0, permitted), ...subtrees(1, excluded)),
})

const subtrees = (tag: number, names: readonly GeneralName[]): Der[] =>
  names.length === 0 ? [] : [explicit(tag, ...names.map((name) => sequence(generalName(name))))]

export const policies = (...ids: readonly string[]): Extension => ({
  id: ID.policies,
  critical: false,
  value: sequence(...ids.map((id) => sequence(oid(id)))),
})

export const policyMappings = (...pairs: readonly (readonly [string, string])[]): Extension => ({
  id: ID.policyMappings,
  critical: true,
  value: sequence(...pairs.map(([issuer, subject]) => sequence(oid(issuer), oid(subject)))),
})

export const policyConstraints = (skip: { explicit?: number; mapping?: number }): Extension => ({
  id: ID.policyConstraints,
  critical: true,
  value: sequence(
    ...(skip.explicit === undefined ? [] : [implicit(0, small(skip.explicit))]),
    ...(skip.mapping === undefined ? [] : [implicit(1, small(skip.mapping))]),
  ),
})

export const inhibitAnyPolicy = (skip: number): Extension => ({
  id: ID.inhibitAnyPolicy,
  critical: true,
  value: integer(skip),
})
