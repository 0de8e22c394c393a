import { cells, padEnd, wrapProse } from '../cells.ts'
import type { Size } from '../frame.ts'
import { GLYPHS } from '../theme.ts'
import type { Words } from '../words/words.ts'
import { blockOf } from './copy-above.ts'
import { type Draft, type InputName, problemsOf } from './draft.ts'
import { problemSentence } from './messages.ts'

export interface SummaryRow {
  readonly text: string
  readonly chosen: boolean
}

/** Everything that keeps the form from being handed in, one row each; the chosen one is in sight. */
export function summaryRows(draft: Draft, words: Words, room: Size): readonly SummaryRow[] {
  const problems = problemsOf(draft)
  const labels = problems.map(({ input }) => labelOf(input.name, words))
  const width = Math.max(...labels.map(cells), 0)
  const height = Math.max(1, room.rows - 3)
  const chosen = draft.summary ?? 0
  const first = Math.max(0, Math.min(chosen - height + 2, problems.length - height))
  return problems.slice(first, first + height).map(({ problem }, index) => {
    const isChosen = first + index === chosen
    const text = ` ${isChosen ? GLYPHS.focus : ' '} ${padEnd(labels[first + index] ?? '', width)}  ${problemSentence(problem, words)}`
    const [row = ''] = wrapProse(text, room.columns - 1)
    return { text: row, chosen: isChosen }
  })
}

function labelOf(name: InputName, { form }: Words): string {
  if (name === 'number' || name === 'name' || name === 'password') return form.search[name]
  const [, field] = name.split('.') as [string, keyof typeof form.fields]
  const block = blockOf(name)
  return block === null ? form.fields[field] : `${form.blocks[block]} ${form.fields[field]}`
}
