import { expect, it } from 'vitest'
import { coverGlyphs } from '../../../src/receipt/pdf/cover-glyphs.ts'

it('writes the number of every character that the font lacks, and remembers that it did', () => {
  const lacking = [0x20bb7, 0xfa11]
  const cover = coverGlyphs((code) => !lacking.includes(code))
  expect(cover.text('髙橋')).toBe('髙橋')
  expect(cover.missed()).toBe(false)
  expect(cover.text('𠮷野﨑')).toBe('‹U+20BB7›野‹U+FA11›')
  expect(cover.missed()).toBe(true)
})
