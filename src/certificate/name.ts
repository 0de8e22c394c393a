import { children, type Element, expectTag, only, refuse, TAG } from './der.ts'
import { oidText } from './der-values.ts'
import { comparableText, writtenText } from './name-text.ts'

/** A distinguished name, ready for the comparison of RFC 5280 §7.1: two are equal when their keys are. */
export interface Name {
  readonly der: Uint8Array
  readonly rdns: readonly string[] // one key for each relative name, in encoded order
  readonly key: string
}

// Comparable text holds no control characters, so these keep what they separate apart.
const BETWEEN_RDNS = '\u0001'
const BETWEEN_ATTRIBUTES = '\u0002'
const BEFORE_VALUE = '\u0003'

export function readName(element: Element | undefined): Name {
  const name = expectTag(element, TAG.sequence)
  return nameOf(
    children(name).map((rdn) => rdnKey(children(expectTag(rdn, TAG.set)))),
    name.whole,
  )
}

export const nameOf = (rdns: readonly string[], der: Uint8Array): Name => ({ der, rdns, key: rdns.join(BETWEEN_RDNS) })

/** Attributes of one relative name are a set: their order says nothing. */
export function rdnKey(attributes: readonly Element[]): string {
  if (attributes.length === 0) refuse('empty relative name')
  return attributes.map(attributeKey).sort().join(BETWEEN_ATTRIBUTES)
}

function attributeKey(attribute: Element): string {
  const [type, value, ...rest] = children(expectTag(attribute, TAG.sequence))
  if (!value || rest.length > 0) refuse('attribute')
  return `${oidText(type)}${BEFORE_VALUE}${comparableText(value)}`
}

/** The values of one attribute type as they are written: the part of a mail address before the @ counts in its case (§7.5). */
export const valuesOf = ({ der }: Name, type: string): string[] =>
  children(only(der, TAG.sequence))
    .flatMap(children)
    .map(children)
    .flatMap(([of, value]) => (value && oidText(of) === type ? [writtenText(value)] : []))

/** Whether the second name stands at or below the first (RFC 5280 §4.2.1.10, directoryName). */
export const isWithin = (subtree: Name, name: Name): boolean =>
  subtree.rdns.length <= name.rdns.length && subtree.rdns.every((rdn, index) => rdn === name.rdns[index])
