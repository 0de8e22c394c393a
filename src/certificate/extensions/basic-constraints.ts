import { children, type Element, expectTag, refuse, TAG } from '../der.ts'
import { count, leadingFlag } from '../der-values.ts'

/** RFC 5280 §4.2.1.9. */
export interface BasicConstraints {
  readonly ca: boolean
  readonly pathLength: number | null // CA certificates that may follow, self-issued ones not counted
}

export function basicConstraints(element: Element): BasicConstraints {
  const { set: ca, rest } = leadingFlag(children(element))
  const [length] = rest
  if (rest.length > 1 || (length && !ca)) refuse('basic constraints')
  return { ca, pathLength: length ? count(expectTag(length, TAG.integer)) : null }
}
