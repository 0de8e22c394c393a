/** Rows of JIS X 0208: symbols, digits, latin, kana, Greek, Cyrillic and lines; then kanji of level 1 and 2. */
const ROWS: readonly (readonly [number, number])[] = [
  [1, 8],
  [16, 84],
]
const CELLS = 94

/** The WHATWG table has full-width forms for these, JIS X 0208 itself (JIS0208.TXT) has the first of each pair. */
const VARIANTS = '〜−‖—¢£¬'

/** Built from the platform's own table at first use, since 6,879 characters are no source text. */
export function jisX0208(): ReadonlySet<string> {
  built ??= build()
  return built
}

let built: ReadonlySet<string> | null = null // never differs, so nobody can tell when it was made

function build(): ReadonlySet<string> {
  const octets = ROWS.flatMap(([first, last]) =>
    Array.from({ length: (last - first + 1) * CELLS }, (_, index) => [
      0xa0 + first + Math.floor(index / CELLS),
      0xa1 + (index % CELLS),
    ]).flat(),
  )
  const text = new TextDecoder('euc-jp').decode(new Uint8Array(octets))
  return new Set([...text, ...VARIANTS].filter((character) => !isNothing(character)))
}

/** An empty cell decodes to U+FFFD, and one after it to the ASCII character that its octet lacks a partner for. */
const isNothing = (character: string): boolean => character === '\ufffd' || character < '\u0080'
