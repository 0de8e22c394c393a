import type { Element } from '../der.ts'

/** The value of an attribute. What is no text, or not the text it says, is `#` and its DER in hex (RFC 4514 §2.4). */
export interface Text {
  readonly text: string
  readonly isText: boolean
}

/**
 * Every string of X.680 §41 that names hold, read by its own rules and kept as it is: controls, bidi and tag characters
 * too, which only the screen escapes. Read here and not by @peculiar/x509, which loses kanji beyond U+FFFF in a
 * UniversalString and makes Latin-1 of broken UTF-8 and of every TeletexString (facts/certificates.md §4).
 */
export function stringText({ tag, content, whole }: Element): Text {
  const text = READERS[tag]?.(content) ?? null
  if (text?.isWellFormed()) return { text, isText: true }
  return { text: `#${Buffer.from(whole).toString('hex')}`, isText: false }
}

type Reader = (octets: Uint8Array) => string | null

const ascii: Reader = (octets) =>
  octets.every((octet) => octet < 0x80) ? Buffer.from(octets).toString('latin1') : null

const decoder =
  (encoding: string): Reader =>
  (octets) => {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(octets)
    } catch {
      return null
    }
  }

const jis = decoder('iso-2022-jp')

/** ESC $ @ and ESC $ B: JIS X 0208, the one Japanese set that a TeletexString may switch to (X.680 table 8, sets 87 and 168). */
const SWITCHES_TO_JIS = /\x1b\$[@B]/

/** A letter of Latin-1 between letters of ASCII. Shift_JIS and EUC-JP come in pairs, so they never look like this for long. */
const LATIN_1 = /^[\0-\x7f]*(?:[\xc0-\xd6\xd8-\xf6\xf8-\xff][\0-\x7f]+)*[\xc0-\xd6\xd8-\xf6\xf8-\xff]?$/

/** What lies beyond ASCII says nowhere what it is: where it could be Japanese it is not guessed at. */
function teletex(octets: Uint8Array): string | null {
  const text = Buffer.from(octets).toString('latin1')
  if (SWITCHES_TO_JIS.test(text)) return jis(octets)
  return LATIN_1.test(text) ? text : null
}

const utf16: Reader = (octets) => (octets.length % 2 === 0 ? Buffer.from(octets).swap16().toString('utf16le') : null)

function utf32(octets: Uint8Array): string | null {
  if (octets.length % 4 > 0) return null
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length)
  const points = Array.from({ length: octets.length / 4 }, (_, index) => view.getUint32(index * 4))
  return points.every((point) => point <= 0x10ffff) ? points.map((point) => String.fromCodePoint(point)).join('') : null
}

/** By tag. */
const READERS: Readonly<Record<number, Reader>> = {
  12: decoder('utf-8'), // UTF8String
  18: ascii, // NumericString
  19: ascii, // PrintableString
  20: teletex,
  22: ascii, // IA5String
  26: ascii, // VisibleString
  28: utf32, // UniversalString
  30: utf16, // BMPString: pairs of surrogates as well, which authorities write for rare kanji
}
