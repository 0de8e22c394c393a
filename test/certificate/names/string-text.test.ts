import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringText } from '../../../src/certificate/names/string-text.ts'

const read = (tag: number, octets: readonly number[] | Uint8Array | string) => {
  const content = typeof octets === 'string' ? Buffer.from(octets, 'hex') : Uint8Array.from(octets)
  return stringText({ tag, content, whole: Uint8Array.from([tag, content.length, ...content]) })
}
const [UTF8, PRINTABLE, TELETEX, UNIVERSAL, BMP, BIT_STRING] = [12, 19, 20, 28, 30, 3]
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const hex = (tag: number, octets: string) =>
  `#${tag.toString(16).padStart(2, '0')}${(octets.length / 2).toString(16).padStart(2, '0')}${octets}`

describe('a string in a name', () => {
  it.each<[string, number, readonly number[] | Uint8Array | string, string]>([
    ['kanji in UTF-8', UTF8, Buffer.from('𠮷田 太郎'), '𠮷田 太郎'],
    ['hostile text, as it is', UTF8, Buffer.from('\0A\n\u202e\u{e0041}\x1b]8;;'), '\0A\n\u202e\u{e0041}\x1b]8;;'],
    ['a mark of byte order, as it is', UTF8, Buffer.from('\ufeffA'), '\ufeffA'],
    ['letters', PRINTABLE, latin1('ARServer4'), 'ARServer4'],
    ['kanji beyond U+FFFF in a BMPString, in two halves', BMP, 'd842dfb7753000200041', '𠮷田 A'],
    ['kanji beyond U+FFFF in a UniversalString', UNIVERSAL, '00020bb700007530', '𠮷田'],
    ['half-width kana', BMP, 'ff83ff7dff84', 'ﾃｽﾄ'],
    ['a TeletexString of ASCII', TELETEX, latin1('Taro YAMADA'), 'Taro YAMADA'],
    ['a TeletexString of Latin-1', TELETEX, latin1('Société Müller'), 'Société Müller'],
    ['a TeletexString that switches to JIS X 0208', TELETEX, '411b2442467c4b5c1b284242', 'A日本B'],
    ['a TeletexString that switches to nothing', TELETEX, latin1('\x1b[2J'), '\x1b[2J'],
  ])('reads %s', (_, tag, octets, text) => {
    expect(read(tag, octets)).toEqual({ text, isText: true })
  })

  it.each([
    ['broken UTF-8', UTF8, 'ff41'],
    ['UTF-8 of half a pair', UTF8, 'eda080'],
    ['eight bits in a PrintableString', PRINTABLE, '8141'],
    ['Shift_JIS in a TeletexString', TELETEX, '836583588367'],
    ['EUC-JP in a TeletexString', TELETEX, 'a5c6a5b9a5c8'],
    ['half-width kana of Shift_JIS', TELETEX, 'c3bdc4'],
    ['a switch to JIS that leads nowhere', TELETEX, '1b2442ffff'],
    ['half a character in a BMPString', BMP, '7530d842'],
    ['an odd octet in a BMPString', BMP, '753000'],
    ['a character that does not exist', UNIVERSAL, '00110000'],
    ['half a pair in a UniversalString', UNIVERSAL, '0000d842'],
    ['bits', BIT_STRING, '0001'],
  ])('gives %s in hex instead of text that nobody wrote', (_, tag, octets) => {
    expect(read(tag, octets)).toEqual({ text: hex(tag, octets), isText: false })
  })

  it('comes out of every kind as it went in', () => {
    const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16()
    const utf32 = (text: string) => {
      const octets = Buffer.alloc([...text].length * 4)
      for (const [index, character] of [...text].entries())
        octets.writeUInt32BE(character.codePointAt(0) ?? 0, index * 4)
      return octets
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(read(UTF8, Buffer.from(text)).text).toBe(text)
        expect(read(BMP, utf16(text)).text).toBe(text)
        expect(read(UNIVERSAL, utf32(text)).text).toBe(text)
      }),
    )
  })

  it('is always something, soon', () => {
    const kinds = fc.constantFrom(UTF8, PRINTABLE, TELETEX, UNIVERSAL, BMP, 18, 22, 26, 0)
    fc.assert(
      fc.property(kinds, fc.uint8Array({ maxLength: 2000 }), (tag, octets) => {
        expect(read(tag, octets).text.isWellFormed()).toBe(true)
      }),
    )
    const long = Buffer.alloc(60_000, 'a\xc3', 'latin1')
    expect(read(TELETEX, Buffer.concat([long, latin1('\xa0')])).isText).toBe(false)
  })
})
