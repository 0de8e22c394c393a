import { jisX0208 } from './jis-x-0208.ts'

/** Half-width JIS X 0201 latin and JIS X 0208 (facts/e-bidding.md §2.1): all that a bidding system stores. */
export const isAllowed = (character: string): boolean =>
  (character >= ' ' && character <= '~') || jisX0208().has(character)

/** Each character once, in the order of the text. */
export const refused = (text: string): readonly string[] => [
  ...new Set(Array.from(text).filter((character) => !isAllowed(character))),
]
