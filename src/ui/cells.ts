/**
 * Widths in terminal cells of text that `display-text.ts` let through, and of our own words. Ink's own measure
 * (string-width) and xterm agree with it on all of them; `test/ui/display-text.test.tsx` shows it.
 */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x3247],
  [0x3250, 0xa4c6],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
]

/** Accents, and the voiced sound marks that follow kana in decomposed text. */
export const isMark = (code: number): boolean => (code >= 0x300 && code <= 0x36f) || code === 0x3099 || code === 0x309a

const widthOf = (code: number): number => {
  if (code < 0x300) return 1
  if (isMark(code)) return 0
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1
}

export function cells(text: string): number {
  let width = 0
  for (const character of text) width += widthOf(character.codePointAt(0) ?? 0)
  return width
}

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - cells(text)))

/** `left` and `right` at the two ends of a row. */
export const spread = (left: string, right: string, width: number): string => padEnd(left, width - cells(right)) + right

/** A row can be cut before each of these: an escape such as ‹1B› and a character with its marks stay whole. */
const UNITS = /‹[0-9A-F]{2,6}›|[\s\S][\u0300-\u036f\u3099\u309a]*/gu

const units = (text: string): readonly string[] => text.match(UNITS) ?? []

/** Rows of at most `width` cells; nothing is left out, and an empty text is one empty row. */
export const wrap = (text: string, width: number): readonly string[] => fill(units(text), width)

function fill(pieces: readonly string[], width: number): readonly string[] {
  const rows: string[] = []
  let row = ''
  let used = 0
  for (const piece of pieces) {
    const wanted = cells(piece)
    if (used > 0 && used + wanted > width) {
      rows.push(row)
      row = ''
      used = 0
    }
    row += piece
    used += wanted
  }
  return [...rows, row]
}

/** Japanese line breaking (JIS X 4051): a row neither starts with a closing mark nor ends with an opening one. */
const NOT_FIRST = '、。，．」』）)!?！？ーっゃゅょッャュョぁぃぅぇぉ々'
const NOT_LAST = '「『（('
/** Latin words stay whole. */
const WORDS = /[!-~]+|‹[0-9A-F]{2,6}›|[\s\S][\u0300-\u036f\u3099\u309a]*/gu

function bind(words: readonly string[]): readonly string[] {
  const bound: string[] = []
  for (const word of words) {
    const last = bound.at(-1)
    const joins = last !== undefined && (NOT_FIRST.includes(word) || NOT_LAST.includes(last.slice(-1)))
    if (joins) bound[bound.length - 1] = last + word
    else bound.push(word)
  }
  return bound
}

/** Rows for reading: broken between words and Japanese characters. A word longer than a row is cut. */
export function wrapProse(text: string, width: number): readonly string[] {
  if (cells(text) <= width) return [text.trimEnd()] // compiling these expressions is 4 ms of the first frame
  const words = bind(text.match(WORDS) ?? [])
  const rows = fill(
    words.flatMap((word) => (cells(word) > width ? units(word) : [word])),
    width,
  )
  return rows.map((row, index) => (index === 0 ? row : row.trimStart()).trimEnd())
}
