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
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
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

/** X.690 §8.1 with the limits of §10.1: definite lengths in the fewest octets. */
function next(octets: Uint8Array): [Element, Uint8Array] {
  const [tag = refuse('empty'), first = refuse('no length')] = octets
  if ((tag & 0x1f) === 0x1f) refuse('high tag number')
  const [length, start] = first < 0x80 ? [first, 2] : longLength(octets, first & 0x7f)
  const end = start + length
  if (end > octets.length) refuse('longer than its container')
  const element = { tag, whole: octets.subarray(0, end), content: octets.subarray(start, end) }
  return [element, octets.subarray(end)]
}

function longLength(octets: Uint8Array, size: number): [number, number] {
  if (size === 0 || size > 4 || octets.length < 2 + size) refuse('length')
  const length = octets.subarray(2, 2 + size).reduce((sum, octet) => sum * 256 + octet, 0)
  if (length < 0x80 || length < 256 ** (size - 1)) refuse('length not minimal')
  return [length, 2 + size]
}

/** The value octets of an INTEGER in the fewest octets (X.690 §8.3.2), sign octet included. */
export function integerOctets(element: Element | undefined): Uint8Array {
  const { content } = expectTag(element, TAG.integer)
  const [first = refuse('empty integer'), second] = content
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
    refuse('integer not minimal')
  return content
}

/** The octets of a BIT STRING without unused bits, as keys and signatures are. */
export function bitOctets(element: Element | undefined): Uint8Array {
  const { content } = expectTag(element, TAG.bitString)
  return content[0] === 0 ? content.subarray(1) : refuse('unused bits')
}

/** Two's complement, big endian; '00' has gone and 'fb' is -5. */
export function signedInteger(octets: Uint8Array): bigint {
  return BigInt.asIntN(octets.length * 8, BigInt(`0x${Buffer.from(octets).toString('hex')}`))
}
