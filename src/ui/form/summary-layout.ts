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

const HEAD = 2

/** Everything that keeps the form from being handed in, whole sentences; the chosen one is in sight. */
export function summaryRows(draft: Draft, words: Words, room: Size): readonly SummaryRow[] {
  const problems = problemsOf(draft)
  const labels = problems.map(({ input }) => labelOf(input.name, words))
  const width = Math.max(...labels.map(cells), 0)
  const rows = problems.flatMap(({ problem }, index) => {
    const chosen = index === draft.summary
    const head = (first: boolean) =>
      ` ${first && chosen ? GLYPHS.focus : ' '} ${padEnd(first ? (labels[index] ?? '') : '', width)}  `
    return wrapProse(problemSentence(problem, words), room.columns - cells(head(true)) - 1).map((text, row) => ({
      text: head(row === 0) + text,
      chosen,
    }))
  })
  const height = Math.max(1, room.rows - HEAD)
  const last = rows.findLastIndex(({ chosen }) => chosen)
  const first = Math.max(0, Math.min(last + 2 - height, rows.length - height))
  return rows.slice(first, first + height)
}

function labelOf(name: InputName, { form }: Words): string {
  if (name === 'number' || name === 'name' || name === 'password') return form.search[name]
  const [, field] = name.split('.') as [string, keyof typeof form.fields]
  const block = blockOf(name)
  return block === null ? form.fields[field] : `${form.blocks[block]} ${form.fields[field]}`
}
