import type { Problem } from '../../form/problem.ts'
import { cells, wrapProse } from '../cells.ts'
import { displayText } from '../display-text.ts'
import { GLYPHS } from '../theme.ts'
import type { Words } from '../words/words.ts'
import { type Draft, focusedInput, type Input, markOf, type Note, textOf } from './draft.ts'

const ROWS = 2

/** Two rows about the focused field: what it takes and how much is in it, and what is wrong. */
export function messageRows(draft: Draft, words: Words, width: number, inputMethod: boolean): readonly string[] {
  const input = focusedInput(draft)
  const about =
    input === null ? displayText(GLYPHS.required) + words.form.required : hint(draft, input, words, inputMethod)
  const trouble =
    draft.note === null ? (input === null ? '' : problemText(draft, input, words)) : noteText(draft.note, words)
  const rows =
    trouble === ''
      ? [about]
      : cells(`${trouble}  ${about}`) <= width
        ? [trouble, about]
        : [...wrapProse(trouble, width), about]
  return [...rows.slice(0, ROWS), '', ''].slice(0, ROWS)
}

function hint(draft: Draft, { name, rules, secret }: Input, { form }: Words, inputMethod: boolean): string {
  const length = Array.from(textOf(draft, name)).length
  const keys = inputMethod ? [form.inputMethod] : []
  return [form.takes[secret ? 'password' : rules.kind], ...keys, form.count(length, rules.longest)].join('  ')
}

function problemText(draft: Draft, input: Input, words: Words): string {
  const problem = markOf(draft, input)
  return problem === null ? '' : problemSentence(problem, words)
}

export function problemSentence(problem: Problem, { form }: Words): string {
  const say = form.problems[problem.kind] as (problem: Problem) => string
  const offer = 'offer' in problem ? problem.offer : null
  return offer === null ? say(problem) : `${say(problem)}${form.offer(displayText(offer))}`
}

function noteText(note: Note, { form }: Words): string {
  const say = form.notes[note.kind] as (note: Note) => string
  return say(note)
}
