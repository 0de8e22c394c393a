import { isMark } from './cells.ts'

/**
 * Text from cards, files and the network, made safe to draw (design §8). A character is shown as it is only where
 * terminals agree about its width; every other is shown as its code, ‹1B›, and none is dropped, so that nobody sees
 * less than the card signs. Variation selectors alone are left out. An East Asian Ambiguous character (UAX #11) is
 * followed by a space, since many fonts draw it over two cells.
 */
export function displayText(text: string): string {
  let shown = ''
  let marks = MAX_MARKS // none fits before the first character
  let gap = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (isVariationSelector(code)) continue
    if (isMark(code) && marks < MAX_MARKS) {
      shown += character
      marks++
      continue
    }
    const plain = isPlain(code, character)
    shown += gap + (plain ? character : escaped(code))
    marks = plain ? 0 : MAX_MARKS
    gap = plain && within(AMBIGUOUS, code) ? ' ' : ''
  }
  return shown + gap
}

const MAX_MARKS = 2

const escaped = (code: number): string => `‹${code.toString(16).toUpperCase().padStart(2, '0')}›`

const isVariationSelector = (code: number): boolean =>
  (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef) || (code >= 0x180b && code <= 0x180d)

const isPlain = (code: number, character: string): boolean => within(PLAIN, code) && !/\p{Cn}/u.test(character)

type Ranges = readonly (readonly [number, number])[]

const within = (ranges: Ranges, code: number): boolean => ranges.some(([first, last]) => code >= first && code <= last)

const ranges = (list: string): Ranges =>
  list.split(' ').map((range) => {
    const [first = '', last = first] = range.split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })

/**
 * Latin, Greek, Cyrillic, the symbols of JIS X 0213, kana, kanji and Hangul syllables. Not among them: controls,
 * bidi and tag characters, joiners, odd spaces, box lines and ‹ › (which would imitate ours), scripts that run from
 * right to left or join, and emoji.
 */
const PLAIN = ranges(
  '20-7e a1-ac ae-24f 370-482 48a-52f 1e00-1eff 2010-2027 2030-2038 203b-203e 20a0-20c0 2100-214f 2150-218b ' +
    '2190-22ff 2460-24ff 25a0-25ef 2605-2606 2640 2642 266a 266d 266f 3000-3029 3030-303e 3041-3096 309b-30ff ' +
    '3105-312f 3131-3163 3165-318e 3190-31e3 31f0-321e 3220-3247 3250-4dbf 4e00-a48c a490-a4c6 ac00-d7a3 f900-faff ' +
    'fe30-fe52 fe54-fe66 fe68-fe6b ff01-ff60 ff61-ff9f ffe0-ffe6 20000-2fa1d 30000-323af',
)

/** EastAsianWidth.txt, Unicode 17, class A, as far as it lies in `PLAIN`. */
const AMBIGUOUS = ranges(
  'a1 a4 a7-a8 aa ae b0-b4 b6-ba bc-bf c6 d0 d7-d8 de-e1 e6 e8-ea ec-ed f0 f2-f3 f7-fa fc fe 101 111 113 11b ' +
    '126-127 12b 131-133 138 13f-142 144 148-14b 14d 152-153 166-167 16b 1ce 1d0 1d2 1d4 1d6 1d8 1da 1dc 391-3a1 ' +
    '3a3-3a9 3b1-3c1 3c3-3c9 401 410-44f 451 2010 2013-2016 2018-2019 201c-201d 2020-2022 2024-2027 2030 2032-2033 ' +
    '2035 203b 203e 20ac 2103 2105 2109 2113 2116 2121-2122 2126 212b 2153-2154 215b-215e 2160-216b 2170-2179 2189 ' +
    '2190-2199 21b8-21b9 21d2 21d4 21e7 2200 2202-2203 2207-2208 220b 220f 2211 2215 221a 221d-2220 2223 2225 ' +
    '2227-222c 222e 2234-2237 223c-223d 2248 224c 2252 2260-2261 2264-2267 226a-226b 226e-226f 2282-2283 2286-2287 ' +
    '2295 2299 22a5 22bf 2460-24e9 24eb-24ff 25a0-25a1 25a3-25a9 25b2-25b3 25b6-25b7 25bc-25bd 25c0-25c1 25c6-25c8 ' +
    '25cb 25ce-25d1 25e2-25e5 25ef 2605-2606 2640 2642 266a 266d 266f',
)
