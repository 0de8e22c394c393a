import { displayText } from '../ui/display-text.ts'
import { jaReview } from '../ui/words/ja/review.ts'
import { WORDS } from './words.ts'

/** Of a hostile certificate 64 KiB could be one value: 60 pages of somebody's paper. */
const LONGEST = 1000 // characters

/** A value as the screen shows it, escapes and all; what is left out is said. */
export function shownValue(value: string): string {
  if (value === '') return jaReview.blank
  const characters = [...value]
  if (characters.length <= LONGEST) return displayText(value)
  return `${displayText(characters.slice(0, LONGEST).join(''))}${WORDS.cut(characters.length)}`
}
