import { children, type Element, refuse, TAG } from './der.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const latin1 = ({ content }: Element): string => Buffer.from(content).toString('latin1')

/** By tag. Teletex is read as Latin-1, as everybody does (facts/certificates.md §4): for a comparison any injective reading will do. */
const DECODERS: Readonly<Record<number, (element: Element) => string>> = {
  12: ({ content }) => decoded(() => utf8.decode(content)),
  19: latin1, // PrintableString
  20: latin1, // TeletexString
  22: latin1, // IA5String
  28: ({ content }) => decoded(() => utf32(content)),
  30: ({ content }) => decoded(() => utf16(content)),
}

// Normalisation sorts runs of accents in quadratic time: 30,000 of them take 0.4 s. Names in use have some 64 characters.
const LONGEST = 1024
const PLAIN = /^[\x20-\x7e]*$/
// RFC 4518 §2.2, in the classes of today's Unicode: mapped to a space
const SPACE = /[\t\n\v\f\r\u0085\p{Z}]+/gu
// and to nothing: with such a character a name is only itself, as for OpenSSL, though RFC 4518 takes it for what it looks like
const NOTHING = /(?![\t\n\v\f\r\u0085])\p{Cc}|\p{Cf}|\p{Variation_Selector}|\u034f/u

/**
 * The value of an attribute for caseIgnoreMatch with the string preparation of RFC 4518, as RFC 5280 §7.1 wants it: the
 * kind of string, case, and the width of white space do not count. What is no text, or no name that anybody has, is compared octet for octet.
 */
export function comparableText(element: Element): string {
  const decode = DECODERS[element.tag]
  if (!decode) return otherValue(element)
  const text = decode(element)
  if (text.length > LONGEST || NOTHING.test(text)) return octets(element)
  return PLAIN.test(text) ? squeezed(text.toLowerCase()) : prepared(text)
}

/** The text as it is written; '' for what is none. */
export const writtenText = (element: Element): string => DECODERS[element.tag]?.(element) ?? ''

const NUMERIC_STRING = 18

/**
 * A uniqueIdentifier is a BIT STRING, a postalAddress a SEQUENCE of texts, an address in X.121 a NumericString, which is no
 * text of a name elsewhere (X.520); no attribute of a name is anything else.
 */
function otherValue(element: Element): string {
  const isKnown =
    isBitString(element) ||
    element.tag === NUMERIC_STRING ||
    (element.tag === TAG.sequence && children(element).every(({ tag }) => DECODERS[tag] !== undefined))
  return isKnown ? octets(element) : refuse('no value of a name')
}

/** X.690 §8.6.2. */
const isBitString = ({ tag, content: [unused = 8, ...bits] }: Element): boolean =>
  tag === TAG.bitString && unused <= (bits.length > 0 ? 7 : 0)

const octets = ({ whole }: Element): string => `#${Buffer.from(whole).toString('hex')}`

const squeezed = (text: string): string => text.trim().replace(/ {2,}/g, ' ')

function prepared(text: string): string {
  const mapped = text.replace(SPACE, ' ')
  const folded = mapped.toUpperCase().toLowerCase() // both: 'ß' folds to 'ss' on the way up
  return squeezed(folded.normalize('NFKC').toLowerCase().replace(SPACE, ' '))
}

function decoded(decode: () => string): string {
  try {
    return decode()
  } catch {
    return refuse('not the text it says')
  }
}

function utf16(content: Uint8Array): string {
  if (content.length % 2 > 0) refuse('half a character')
  return Buffer.from(content).swap16().toString('utf16le')
}

function utf32(content: Uint8Array): string {
  if (content.length % 4 > 0) refuse('part of a character')
  const view = new DataView(content.buffer, content.byteOffset, content.length)
  const points = Array.from({ length: content.length / 4 }, (_, index) => view.getUint32(index * 4))
  return points.map((point) => String.fromCodePoint(point)).join('')
}
