import { jisX0208 } from './jis-x-0208.ts'

/**
 * The geta mark stands where a character was that no field can hold, as in print. It is in JIS X 0208, and no name is
 * written with it: as long as it is there, the field is not finished.
 */
export const GETA = '〓'

/** Half-width JIS X 0201 latin and JIS X 0208 (facts/e-bidding.md §2.1): all that a bidding system stores. */
export const isAllowed = (character: string): boolean =>
  (character >= ' ' && character <= '~') || (character !== GETA && jisX0208().has(character))

/** Each character once, in the order of the text. */
export const refused = (text: string): readonly string[] => [
  ...new Set(Array.from(text).filter((character) => !isAllowed(character))),
]
