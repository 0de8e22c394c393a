import type { Binding, Hint } from './bindings.ts'
import { cells, spread } from './cells.ts'
import type { HintWords } from './words/words.ts'

/** Hints of the screen on the left; what works everywhere on the right. */
export function hintRows(bindings: readonly Binding[], words: HintWords, width: number): readonly string[] {
  const hints = bindings.flatMap(({ hint }) => (hint === null ? [] : [hint]))
  const text = (wanted: boolean) =>
    hints
      .filter((hint) => isEverywhere(hint) === wanted)
      .map(({ keys, label }) => `${words.keys[keys]} ${words.labels[label]}`)
      .join('  ')
  const left = text(false)
  const right = text(true)
  return cells(left) + 2 + cells(right) <= width ? [spread(left, right, width)] : [left, right]
}

const isEverywhere = ({ keys }: Hint): boolean => keys === 'F2' || keys === 'Ctrl+C'
