import { children, type Element, only, refuse, TAG } from './der.ts'
import { oidText, some, tagged } from './der-values.ts'
import { type Name, readName } from './name.ts'
import { writtenText } from './name-text.ts'
import { otherName } from './other-name.ts'

/** RFC 5280 §4.2.1.6. `key` is equal for equal names, as distribution points are compared. */
export type GeneralName =
  | { readonly kind: 'email' | 'dns' | 'uri'; readonly text: string; readonly key: string }
  | { readonly kind: 'ip'; readonly octets: Uint8Array; readonly key: string }
  | { readonly kind: 'directory'; readonly name: Name; readonly key: string }
  | { readonly kind: 'other'; readonly tag: number; readonly key: string }

const TEXT: Readonly<Record<number, 'email' | 'dns' | 'uri'>> = { 129: 'email', 130: 'dns', 134: 'uri' }
const IP = 0x87
const DIRECTORY = 0xa4

/** Nobody compares these, but each has a shape: otherName, x400Address (its own SEQUENCE is nobody's), ediPartyName, registeredID. */
const OTHERS: Readonly<Record<number, (element: Element) => unknown>> = {
  160: otherName,
  163: children,
  165: ediPartyName,
  136: ({ content, whole }) => oidText({ tag: TAG.oid, content, whole }),
}

export function generalName(element: Element): GeneralName {
  const { tag, content, whole } = element
  const kind = TEXT[tag]
  if (kind) return textName(kind, content)
  const hex = () => Buffer.from(whole).toString('hex')
  if (tag === IP) return { kind: 'ip', octets: content, key: hex() }
  if (tag === DIRECTORY) return directoryName(readName(only(content, TAG.sequence)))
  const check = OTHERS[tag] ?? refuse('general name')
  check(element)
  return { kind: 'other', tag, key: hex() }
}

export const directoryName = (name: Name): GeneralName => ({ kind: 'directory', name, key: `directory:${name.key}` })

export const generalNames = (element: Element | undefined): GeneralName[] => some(element).map(generalName)

/** GeneralNames where a context tag stands for their SEQUENCE. */
export function implicitNames(element: Element): GeneralName[] {
  const names = children(element).map(generalName)
  return names.length > 0 ? names : refuse('no names')
}

const DIRECTORY_STRINGS: readonly number[] = [12, 19, 20, 28, 30] // UTF8, Printable, Teletex, Universal, BMP

/** nameAssigner [0] OPTIONAL, partyName [1]: DirectoryStrings, which are a CHOICE and so explicitly tagged. */
function ediPartyName(element: Element) {
  const members = tagged(children(element), 0xa0, 0xa1)
  if (!members.has(0xa1)) refuse('nobody’s name')
  for (const member of members.values()) {
    const [text, ...rest] = children(member)
    if (!text || rest.length > 0 || !DIRECTORY_STRINGS.includes(text.tag)) refuse('party name')
    writtenText(text)
  }
}

function textName(kind: 'email' | 'dns' | 'uri', content: Uint8Array): GeneralName {
  if (content.some((octet) => octet >= 0x80)) refuse('not IA5String')
  const text = Buffer.from(content).toString('latin1')
  return { kind, text, key: `${kind}:${kind === 'dns' ? text.toLowerCase() : text}` }
}
