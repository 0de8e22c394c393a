import { children, type Element, only, refuse, TAG } from './der.ts'
import { some } from './der-values.ts'
import { type Name, readName } from './name.ts'

/** RFC 5280 §4.2.1.6. `key` is equal for equal names, as distribution points are compared. */
export type GeneralName =
  | { readonly kind: 'email' | 'dns' | 'uri'; readonly text: string; readonly key: string }
  | { readonly kind: 'ip'; readonly octets: Uint8Array; readonly key: string }
  | { readonly kind: 'directory'; readonly name: Name; readonly key: string }
  | { readonly kind: 'other'; readonly tag: number; readonly key: string }

const TEXT: Readonly<Record<number, 'email' | 'dns' | 'uri'>> = { 129: 'email', 130: 'dns', 134: 'uri' }
const IP = 0x87
const DIRECTORY = 0xa4
const OTHERS: readonly number[] = [0xa0, 0xa3, 0xa5, 0x88] // otherName, x400Address, ediPartyName, registeredID

export function generalName(element: Element): GeneralName {
  const { tag, content, whole } = element
  const kind = TEXT[tag]
  if (kind) return textName(kind, content)
  const hex = () => Buffer.from(whole).toString('hex')
  if (tag === IP) return { kind: 'ip', octets: content, key: hex() }
  if (tag === DIRECTORY) return directoryName(readName(only(content, TAG.sequence)))
  return OTHERS.includes(tag) ? { kind: 'other', tag, key: hex() } : refuse('general name')
}

export const directoryName = (name: Name): GeneralName => ({ kind: 'directory', name, key: `directory:${name.key}` })

export const generalNames = (element: Element | undefined): GeneralName[] => some(element).map(generalName)

/** GeneralNames where a context tag stands for their SEQUENCE. */
export function implicitNames(element: Element): GeneralName[] {
  const names = children(element).map(generalName)
  return names.length > 0 ? names : refuse('no names')
}

function textName(kind: 'email' | 'dns' | 'uri', content: Uint8Array): GeneralName {
  if (content.some((octet) => octet >= 0x80)) refuse('not IA5String')
  const text = Buffer.from(content).toString('latin1')
  return { kind, text, key: `${kind}:${kind === 'dns' ? text.toLowerCase() : text}` }
}
