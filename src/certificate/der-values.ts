import { children, type Element, expectTag, integerOctets, refuse, TAG } from './der.ts'

const LONGEST_OID = 64 // octets; the longest seen are of 2.25 with 128 bits

/** An OBJECT IDENTIFIER in dotted form. X.690 §8.19: no arc begins with 0x80. */
export function oidText(element: Element | undefined): string {
  const { content } = expectTag(element, TAG.oid)
  if (content.length === 0 || content.length > LONGEST_OID || (content.at(-1) ?? 0) >= 0x80) refuse('OID')
  const arcs: bigint[] = []
  let arc = 0n
  for (const [index, octet] of content.entries()) {
    if (octet === 0x80 && (index === 0 || (content[index - 1] ?? 0) < 0x80)) refuse('OID not minimal')
    arc = arc * 128n + BigInt(octet & 0x7f)
    if (octet >= 0x80) continue
    arcs.push(arc)
    arc = 0n
  }
  const [first = 0n, ...rest] = arcs
  const root = first < 80n ? first / 40n : 2n
  return [root, first - root * 40n, ...rest].join('.')
}

/** Content of a BOOLEAN, also where a context tag stands for it; DER knows two values (X.690 §11.1). */
export function flag({ content }: Element): boolean {
  const [octet] = content
  return content.length === 1 && (octet === 0 || octet === 0xff) ? octet === 0xff : refuse('boolean')
}

/** The elements, the first of which may be a BOOLEAN DEFAULT FALSE; written out as FALSE it is no DER (X.690 §11.5). */
export function leadingFlag(elements: readonly Element[]): {
  readonly set: boolean
  readonly rest: readonly Element[]
} {
  const [first, ...rest] = elements
  if (first?.tag !== TAG.boolean) return { set: false, rest: elements }
  return flag(first) ? { set: true, rest } : refuse('a default written out')
}

/** A number of certificates, from an INTEGER or a context tag that stands for one. Too large to count is large enough. */
export function count({ content }: Element): number {
  const octets = integerOctets({ tag: TAG.integer, whole: content, content })
  if ((octets[0] ?? 0) >= 0x80) refuse('negative')
  return octets.reduce((sum, octet) => Math.min(sum * 256 + octet, 1e9), 0)
}

/** Named bits: bit n of the list is 1 << n; the first sixteen are all that certificates use. */
export function namedBits({ content }: Element): number {
  const [unused = refuse('empty bit string'), ...octets] = content
  const last = octets.at(-1) ?? 0
  if (unused > 7 || (octets.length === 0 && unused > 0) || (last & ((1 << unused) - 1)) !== 0) refuse('bit string')
  let bits = 0
  for (let bit = 0; bit < Math.min(16, octets.length * 8); bit++) {
    if (((octets[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) bits |= 1 << bit
  }
  return bits
}

/** The children of a SEQUENCE SIZE (1..MAX) OF. */
export function some(element: Element | undefined): Element[] {
  const elements = children(expectTag(element, TAG.sequence))
  return elements.length > 0 ? elements : refuse('empty sequence')
}

/** The elements of a SEQUENCE whose members are all context-tagged and optional, in order, by tag. */
export function tagged(elements: readonly Element[], ...allowed: readonly number[]): ReadonlyMap<number, Element> {
  const places = elements.map(({ tag }) => allowed.indexOf(tag))
  if (places.some((place, index) => place <= (places[index - 1] ?? -1))) refuse('unexpected member')
  return new Map(elements.map((element) => [element.tag, element]))
}
