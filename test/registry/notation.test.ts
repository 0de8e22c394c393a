import { describe, expect, it } from 'vitest'
import { sameName } from '../../src/registry/notation.ts'

describe('two names', () => {
  it.each([
    ['株式会社テスト工務店01', '(株)テスト工務店０１'],
    ['㈱テスト', 'ﾃｽﾄ　株式会社'],
    ['髙﨑建設', '高崎建設'],
    ['Taro Yamada', 'TARO  YAMADA'],
    ['', ''],
  ])('%s and %s are the same but for their notation', (left, right) => {
    expect(sameName(left, right)).toBe(true)
  })

  it.each([
    ['テスト工務店01', 'テスト工務店02'],
    ['テスト', 'テスト工業'],
    ['', '(株)テスト'],
    ['ABC', 'АВС'], // Cyrillic
  ])('%s and %s are not', (left, right) => {
    expect(sameName(left, right)).toBe(false)
  })
})
