import { anyValue } from './any-value.ts'
import { children, type Element, expectTag, refuse, TAG } from './der.ts'
import { oidText } from './der-values.ts'

export interface AlgorithmIdentifier {
  readonly whole: Uint8Array
  readonly oid: string
  readonly parameters: Element | null
}

/** RFC 5280 §4.1.1.2: an OID and at most one parameter, of a kind that the OID says. */
export function algorithmIdentifier(element: Element | undefined): AlgorithmIdentifier {
  const { whole } = expectTag(element, TAG.sequence)
  const [type, parameters, ...rest] = element ? children(element) : []
  if (rest.length > 0) refuse('algorithm')
  return { whole, oid: oidText(type), parameters: parameters ? anyValue(parameters) : null }
}
