import { type Element, integerOctets, refuse, TAG } from './der.ts'
import { flag, namedBits, oidText } from './der-values.ts'
import { writtenText } from './name-text.ts'

const CONSTRUCTED = 0x20
const UNIVERSAL = 0x40 // tags below it

/** What each universal type wants of its content; other kinds of octets are as good as any. */
const CHECKS: Readonly<Record<number, (element: Element) => unknown>> = {
  [TAG.boolean]: flag,
  [TAG.integer]: integerOctets,
  [TAG.enumerated]: (element) => integerOctets({ ...element, tag: TAG.integer }),
  [TAG.bitString]: namedBits,
  [TAG.null]: ({ content }) => content.length === 0 || refuse('NULL with content'),
  [TAG.oid]: oidText,
  12: writtenText, // UTF8String
  28: writtenText, // UniversalString
  30: writtenText, // BMPString
}

/**
 * A value whose type somebody else knows (ANY): a sound one of its own type, on its surface. In DER the types that are not
 * SEQUENCE and SET are never constructed (X.690 §10.2), and those two always are.
 */
export function anyValue(element: Element): Element {
  const { tag } = element
  if (tag === 0) refuse('end of contents')
  if (tag < UNIVERSAL) {
    const isConstructed = (tag & CONSTRUCTED) !== 0
    if (isConstructed !== [TAG.sequence & 0x1f, TAG.set & 0x1f].includes(tag & 0x1f)) refuse('not of its type')
    CHECKS[tag]?.(element)
  }
  return element
}
