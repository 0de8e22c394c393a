import { describe, expect, it } from 'vitest'
import { isAllowed, refused } from '../../src/form/characters.ts'
import { jisX0208 } from '../../src/form/jis-x-0208.ts'

describe('the characters of JIS X 0208', () => {
  it('are 6,879, and the variants that the WHATWG table writes otherwise', () => {
    expect(jisX0208().size).toBe(6879 + 7)
  })

  it.each([
    ['ASCII', 'A z 0 ~ -'],
    ['kana', 'あんアンー'],
    ['kanji of level 1', '亜腕'],
    ['kanji of level 2', '弌熙'],
    ['full-width latin', 'ＡＢＣ１２３　'],
    ['symbols', '、。〜～−－○●※★'],
    ['Greek and Cyrillic', 'αΩДя'],
  ])('have %s', (_, text) => {
    expect(refused(text)).toEqual([])
  })

  it.each([
    ['half-width kana', 'ｱﾞ'],
    ['circled numbers (NEC row 13)', '①⑳'],
    ['squared companies (NEC row 13)', '㈱㍿'],
    ['IBM extensions', '髙﨑彅'],
    ['level 3', '俱剝'],
    ['level 4, beyond U+FFFF', '𠮷𠂉'],
    ['emoji', '😀'],
    ['control characters', '\u0007\u001b\u0085\u202e'],
    ['Hangul', '가'],
    ['a lone surrogate', '\ud800'],
    ['the mark that stands for what could not be typed', '〓'],
  ])('have no %s', (_, text) => {
    expect(Array.from(text).filter(isAllowed)).toEqual([])
  })
})
