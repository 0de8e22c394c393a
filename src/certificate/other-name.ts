import { anyValue } from './any-value.ts'
import { children, type Element, refuse } from './der.ts'
import { oidText } from './der-values.ts'

export interface OtherName {
  readonly type: string // OID
  readonly value: Element
}

const VALUE = 0xa0

/** RFC 5280 §4.2.1.6: [0] IMPLICIT SEQUENCE { type OID, value [0] EXPLICIT ANY }; `element` is the tag around both. */
export function otherName(element: Element): OtherName {
  const [type, wrapped, ...rest] = children(element)
  const [value, ...more] = wrapped?.tag === VALUE ? children(wrapped) : []
  if (!value || rest.length > 0 || more.length > 0) refuse('other name')
  return { type: oidText(type), value: anyValue(value) }
}
