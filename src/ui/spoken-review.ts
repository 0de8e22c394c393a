import type { Review, RowName } from '../types/registry.ts'
import { displayText } from './display-text.ts'
import type { ReviewWords } from './words/words.ts'

/** A row of the review for a screen reader, which has no use for columns: what both cards say once, what differs apart. */
export function spokenRow({ current, new: fresh, differences }: Review, name: RowName, words: ReviewWords): string[] {
  const value = (text: string) => (text === '' ? words.blank : displayText(text))
  if (!differences.some(({ row }) => row === name)) return [`${words.rows[name]}: ${value(current[name])}`]
  const sides = [`${words.current}: ${value(current[name])}`, `${words.new}: ${value(fresh[name])}`]
  return [`* ${words.rows[name]}`, ...sides.map((side) => `  ${side}`)]
}
