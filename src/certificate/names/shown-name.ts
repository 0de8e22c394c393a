import { children, type Element, expectTag, refuse, TAG } from '../der.ts'
import { oidText } from '../der-values.ts'
import { stringText, type Text } from './string-text.ts'

export interface Attribute extends Text {
  readonly type: string // dotted OID
}

/** A Name to be shown: its RDNs in the order of the certificate. Not for comparing: two writings of one name differ. */
export type ShownName = readonly (readonly Attribute[])[]

/** RFC 5280 §4.1.2.4. */
export const shownName = (element: Element | undefined): ShownName =>
  children(expectTag(element, TAG.sequence)).map((rdn) => children(expectTag(rdn, TAG.set)).map(attribute))

function attribute(element: Element): Attribute {
  const [type, value, ...rest] = children(expectTag(element, TAG.sequence))
  if (!value || rest.length > 0) refuse('attribute')
  return { type: oidText(type), ...valueText(value) }
}

/** A postal address is a SEQUENCE of lines (X.520 §6.6.1); they are shown as one. */
function valueText(value: Element): Text {
  if (value.tag !== TAG.sequence) return stringText(value)
  const lines = children(value).map(stringText)
  const isText = lines.length > 0 && lines.every((line) => line.isText)
  return isText ? { text: lines.map(({ text }) => text).join(' '), isText } : stringText(value)
}

/** All values of one attribute type, in the order of the name. */
export const valuesOf = (name: ShownName, type: string): string[] =>
  name.flatMap((attributes) => attributes.filter((each) => each.type === type).map(({ text }) => text))
