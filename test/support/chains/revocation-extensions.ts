import { type Der, enumerated, explicit, implicit, integer, sequence } from './der.ts'
import { type Extension, type GeneralName, generalName, ID } from './extensions.ts'
import type { ChainName } from './names.ts'

const pointName = (uri: string): Der => explicit(0, explicit(0, generalName({ uri })))

export interface Point {
  readonly uri?: string
  readonly reasons?: number // both octets of ReasonFlags, keyCompromise 0x4000, aACompromise 0x0080
  readonly issuer?: ChainName
}

const pointDer = ({ uri, reasons, issuer }: Point): Der =>
  sequence(
    ...(uri === undefined ? [] : [pointName(uri)]),
    ...(reasons === undefined ? [] : [reasonFlags(1, reasons)]),
    ...(issuer === undefined ? [] : [explicit(2, generalName({ directory: issuer }))]),
  )

/** ReasonFlags ::= BIT STRING, without trailing zero bits. */
function reasonFlags(tag: number, bits: number): Der {
  const octets = bits & 0xff ? [bits >> 8, bits & 0xff] : [bits >> 8]
  const last = octets.at(-1) ?? 0
  return implicit(tag, Buffer.from([31 - Math.clz32(last & -last), ...octets]))
}

export const distributionPoints = (...points: readonly Point[]): Extension => ({
  id: ID.distributionPoints,
  critical: false,
  value: sequence(...points.map(pointDer)),
})

export const freshestCrl = (uri: string): Extension => ({ ...distributionPoints({ uri }), id: ID.freshestCrl })

export interface Scope {
  readonly uri?: string
  readonly onlyUsers?: boolean
  readonly onlyAuthorities?: boolean
  readonly onlyAttributes?: boolean
  readonly reasons?: number
  readonly indirect?: boolean
}

export const issuingPoint = (scope: Scope): Extension => {
  const flag = (tag: number, value = false) => (value ? [implicit(tag, Buffer.from([0xff]))] : [])
  return {
    id: ID.issuingPoint,
    critical: true,
    value: sequence(
      ...(scope.uri === undefined ? [] : [pointName(scope.uri)]),
      ...flag(1, scope.onlyUsers),
      ...flag(2, scope.onlyAuthorities),
      ...(scope.reasons === undefined ? [] : [reasonFlags(3, scope.reasons)]),
      ...flag(4, scope.indirect),
      ...flag(5, scope.onlyAttributes),
    ),
  }
}

export const crlNumber = (number: number): Extension => ({ id: ID.crlNumber, critical: false, value: integer(number) })

export const deltaIndicator = (base: number): Extension => ({
  id: ID.deltaIndicator,
  critical: true,
  value: integer(base),
})

export const reasonCode = (reason: number): Extension => ({
  id: ID.reasonCode,
  critical: false,
  value: enumerated(reason),
})

export const certificateIssuer = (...names: readonly GeneralName[]): Extension => ({
  id: ID.certificateIssuer,
  critical: true,
  value: sequence(...names.map(generalName)),
})
