/** One DER element. `whole` and `content` are views into the octets that were read, not copies. */
export interface Element {
  readonly tag: number // the identifier octet; tags above 30 do not occur in certificates and CRLs
  readonly whole: Uint8Array
  readonly content: Uint8Array
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** What the reader throws; `readingDer` is the only way to it from outside, and turns it into null. */
class NotDer extends Error {}

/** Runs a reader that uses the functions below; null when the octets are not the DER it wants. */
export function readingDer<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof NotDer) return null
    throw error
  }
}

export function refuse(why: string): never {
  throw new NotDer(why)
}

/** The one element that fills `octets`; anything behind it is refused. */
export function only(octets: Uint8Array, tag: number): Element {
  const [element, rest] = next(octets)
  if (rest.length > 0) refuse('trailing octets')
  return expectTag(element, tag)
}

export function children(element: Element): Element[] {
  const elements: Element[] = []
  for (let rest = element.content; rest.length > 0; ) {
    const [child, after] = next(rest)
    elements.push(child)
    rest = after
  }
  return elements
}

export function expectTag(element: Element | undefined, tag: number): Element {
  return element?.tag === tag ? element : refuse(`expected tag ${tag}`)
}

function next(octets: Uint8Array): [Element, Uint8Array] {
  const end = endAt(octets, 0, octets.length)
  const content = octets.subarray(contentAt(octets, 0), end)
  return [{ tag: octets[0] ?? 0, whole: octets.subarray(0, end), content }, octets.subarray(end)]
}

/** Where the content of the element at `at` begins, for lists too long to make an object of each element. */
export function contentAt(octets: Uint8Array, at: number): number {
  const first = octets[at + 1] ?? 0
  return at + 2 + (first < 0x80 ? 0 : first & 0x7f)
}

/** Where it ends, at most at `limit`. X.690 §8.1 with the limits of §10.1: definite lengths in the fewest octets. */
export function endAt(octets: Uint8Array, at: number, limit: number): number {
  if (at + 2 > limit) refuse('no length')
  if (((octets[at] ?? 0) & 0x1f) === 0x1f) refuse('high tag number')
  const first = octets[at + 1] ?? 0
  const end = first < 0x80 ? at + 2 + first : endOfLong(octets, at, limit, first & 0x7f)
  return end <= limit ? end : refuse('longer than its container')
}

function endOfLong(octets: Uint8Array, at: number, limit: number, size: number): number {
  if (size === 0 || size > 4 || at + 2 + size > limit) refuse('length')
  let length = 0
  for (let index = at + 2; index < at + 2 + size; index++) length = length * 256 + (octets[index] ?? 0)
  if (length < 0x80 || length < 256 ** (size - 1)) refuse('length not minimal')
  return at + 2 + size + length
}

/** The value octets of an INTEGER in the fewest octets (X.690 §8.3.2), sign octet included. */
export function integerOctets(element: Element | undefined): Uint8Array {
  const { content } = expectTag(element, TAG.integer)
  const [first = refuse('empty integer'), second] = content
  return second === undefined || !repeatsSign(first, second) ? content : refuse('integer not minimal')
}

/** Whether the first octet of an INTEGER says no more than the sign of the second does. */
export const repeatsSign = (first: number, second: number): boolean =>
  (first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)

/** The octets of a BIT STRING without unused bits, as keys and signatures are. */
export function bitOctets(element: Element | undefined): Uint8Array {
  const { content } = expectTag(element, TAG.bitString)
  return content[0] === 0 ? content.subarray(1) : refuse('unused bits')
}

/** Two's complement, big endian; '00' has gone and 'fb' is -5. */
export function signedInteger(octets: Uint8Array): bigint {
  return BigInt.asIntN(octets.length * 8, BigInt(`0x${Buffer.from(octets).toString('hex')}`))
}
