import { type Element, expectTag, refuse, TAG } from '../der.ts'

const LONGEST = 64 // octets: an arc is added up as a bigint

/** Dotted, '2.5.4.3' (X.690 §8.19). */
export function objectIdentifier(element: Element | undefined): string {
  const { content } = expectTag(element, TAG.oid)
  if (content.length === 0 || content.length > LONGEST || (content.at(-1) ?? 0) >= 0x80) refuse('OID')
  const arcs: bigint[] = []
  let arc = 0n
  for (const octet of content) {
    arc = arc * 128n + BigInt(octet & 0x7f)
    if (octet >= 0x80) continue
    arcs.push(arc)
    arc = 0n
  }
  const [first = 0n, ...rest] = arcs
  const root = first < 80n ? first / 40n : 2n
  return [root, first - root * 40n, ...rest].join('.')
}
