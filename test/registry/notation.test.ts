import { describe, expect, it } from 'vitest'
import { sameName } from '../../src/registry/notation.ts'

describe('two names', () => {
  it.each([
    ['株式会社テスト工務店01', '(株)テスト工務店０１'],
    ['㈱テスト', '株式会社　ﾃｽﾄ'],
    ['テスト㈲', 'テスト（有）'],
    ['辻\u{e0100}', '辻'], // two glyphs of one character, shown alike
    ['髙﨑建設', '高崎建設'],
    ['Taro Yamada', 'TARO  YAMADA'],
    ['', ''],
  ])('%s and %s are the same but for their notation', (left, right) => {
    expect(sameName(left, right)).toBe(true)
  })

  it.each([
    ['テスト工務店01', 'テスト工務店02'],
    ['テスト', 'テスト工業'],
    ['株式会社テスト', 'テスト株式会社'],
    ['株式会社テスト', '有限会社テスト'],
    ['エレカ', 'エレ力'], // a kana and a kanji
    ['テスト一', 'テストー'],
    ['', '(株)テスト'],
    ['ABC', 'АВС'], // Cyrillic
  ])('%s and %s are not', (left, right) => {
    expect(sameName(left, right)).toBe(false)
  })
})
