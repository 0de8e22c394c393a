import { describe, expect, it } from 'vitest'
import { only, readingDer } from '../../src/certificate/der.ts'
import { readName, valuesOf } from '../../src/certificate/name.ts'
import { bmp, type Der, element, ia5, oid, printable, sequence, set, utf8 } from '../support/chains/der.ts'

const O = '2.5.4.10'
const OU = '2.5.4.11'
const pair = (type: string, value: Der) => sequence(oid(type), value)
const nameOf = (...rdns: Der[]) => readingDer(() => readName(only(sequence(...rdns), 0x30)))
const organisation = (value: Der) => nameOf(set(pair(O, value)))?.key
const latin1 = (text: string) => element(0x14, Buffer.from(text, 'latin1'))
const universal = (...points: number[]) => element(0x1c, Buffer.from(Uint32Array.from(points).buffer).swap32())

describe('names (RFC 5280 §7.1)', () => {
  it.each([
    ['the kind of string', printable('Firm'), utf8('Firm')],
    ['another kind', bmp('更新'), utf8('更新')],
    ['a rare kanji in a BMPString', bmp('𠮷'), utf8('𠮷')],
    ['a UniversalString', universal(0x20bb7), utf8('𠮷')],
    ['a TeletexString', latin1('Caf\u00e9'), utf8('Café')],
    ['case', utf8('FIRM É'), utf8('firm é')],
    ['a sharp s', utf8('STRASSE'), utf8('straße')],
    ['white space', utf8('  A   Firm '), utf8('A Firm')],
    ['a space of full width', utf8('株式会社\u3000更新'), utf8('株式会社 更新')],
    ['full width', utf8('ＡＢＣ株式会社'), utf8('ABC株式会社')],
    ['how an accent is written', utf8('e\u0301'), utf8('\u00e9')],
  ])('are equal but for %s', (_, left, right) => {
    expect(organisation(left)).toBe(organisation(right))
  })

  it.each([
    ['text', utf8('Firm'), utf8('Firms')],
    ['what nobody sees', utf8('A\u00adB\u200b'), utf8('AB')],
    ['a space within a word', utf8('A B'), utf8('AB')],
    ['what is no text', element(0x03, Buffer.from('\0A')), utf8('\0A')],
    ['a list of texts', sequence(utf8('A')), utf8('A')],
  ])('differ by %s', (_, left, right) => {
    expect(organisation(left)).not.toBe(organisation(right))
  })

  it('differ by type, by order, and by where an RDN ends, and not by the order in it', () => {
    const [a, b] = [pair(O, utf8('a')), pair(OU, utf8('b'))]
    expect(nameOf(set(pair(O, utf8('b'))))?.key).not.toBe(nameOf(set(b))?.key)
    expect(nameOf(set(a), set(b))?.key).not.toBe(nameOf(set(b), set(a))?.key)
    expect(nameOf(set(a, b))?.key).not.toBe(nameOf(set(a), set(b))?.key)
    expect(nameOf(set(a, b))?.key).toBe(nameOf(set(b, a))?.key)
  })

  it('cannot be made to look like others by the separators between their parts', () => {
    const tricky = nameOf(set(pair(O, utf8('a\u0001\u00022.5.4.11\u0003b'))))
    expect(tricky?.rdns).toHaveLength(1)
    expect(tricky?.key).not.toContain('\u0001')
  })

  it('give the values of one type', () => {
    const name = nameOf(set(pair(O, utf8('a')), pair(OU, ia5('X'))), set(pair(OU, utf8('y'))))
    expect(name && valuesOf(name, OU)).toEqual(['X', 'y'])
  })

  it.each([
    ['UTF-8 that is none', element(0x0c, Buffer.of(0xff))],
    ['bits of which more are unused than there are', element(0x03, Buffer.from('JP'))],
    ['a number', element(0x02, Buffer.of(1))],
    ['a time', element(0x17, Buffer.from('260101000000Z'))],
    ['a list of numbers', sequence(element(0x02, Buffer.of(1)))],
    ['half a BMP character', element(0x1e, Buffer.of(0x30))],
    ['a UniversalString beyond Unicode', universal(0x110000)],
  ])('are refused with %s', (_, value) => {
    expect(nameOf(set(pair(O, value)))).toBeNull()
  })

  it('of a length that nobody has are compared as they are written', () => {
    const accents = `a${'\u0301\u0327'.repeat(15_000)}`
    expect(organisation(utf8(accents))).toBe(organisation(utf8(accents)))
    expect(organisation(utf8(accents))).not.toBe(organisation(utf8(accents.toUpperCase())))
  })

  it('are refused with an empty RDN', () => {
    expect(nameOf(set())).toBeNull()
  })
})
