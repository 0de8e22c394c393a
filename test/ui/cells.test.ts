import { describe, expect, it } from 'vitest'
import { cells, padEnd, spread, wrap, wrapProse } from '../../src/ui/cells.ts'

describe('cells', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['電子', 4],
    ['ｱﾞ', 2],
    ['(株)', 4],
    ['𠮷髙﨑', 6],
    ['か\u3099', 2],
    ['e\u0301', 1],
    ['─┼', 2],
  ])('%j takes %i', (text, width) => {
    expect(cells(text)).toBe(width)
  })

  it('pads and spreads by cells', () => {
    expect(padEnd('電', 4)).toBe('電  ')
    expect(spread('電', '子', 6)).toBe('電  子')
  })
})

describe('wrap', () => {
  it('cuts a serial number and an issuer as the table does', () => {
    expect(wrap('246187065731116185158328469941009070494604893753', 28)).toEqual([
      '2461870657311161851583284699',
      '41009070494604893753',
    ])
    expect(wrap('OU=bidca4,O=pmi4,ST=Kanagawa,C=JP', 28)).toEqual(['OU=bidca4,O=pmi4,ST=Kanagawa', ',C=JP'])
  })

  it('never puts half of a wide character at the end of a row', () => {
    expect(wrap('電子入札', 5)).toEqual(['電子', '入札'])
  })

  it('keeps an escape and its digits together', () => {
    expect(wrap('abc‹202E›def', 6)).toEqual(['abc', '‹202E›', 'def'])
  })

  it('loses nothing of 10,000 characters', () => {
    const text = '電a'.repeat(5000)
    const rows = wrap(text, 29)
    expect(rows.join('')).toBe(text)
    expect(rows.every((row) => cells(row) <= 29)).toBe(true)
  })

  it('gives an empty text a row', () => {
    expect(wrap('', 10)).toEqual([''])
  })
})

describe('wrapProse', () => {
  it('starts no row with a closing mark and ends none with an opening one', () => {
    expect(wrapProse('係員に、「登録」', 8)).toEqual(['係員に、', '「登録」'])
    expect(wrapProse('ここで「登録」', 8)).toEqual(['ここで', '「登録」'])
    expect(wrapProse('電子入札。', 8)).toEqual(['電子入', '札。'])
  })

  it('keeps Latin words whole', () => {
    expect(wrapProse('Please take your card', 12)).toEqual(['Please take', 'your card'])
  })

  it('cuts a word that is longer than a row', () => {
    expect(wrapProse('3B9F958131FE9F00', 6)).toEqual(['3B9F95', '8131FE', '9F00'])
  })
})
