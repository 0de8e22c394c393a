import { GETA } from '../../form/characters.ts'
import { converted } from '../../form/convert.ts'
import type { FieldRules } from '../../form/fields.ts'
import { type Problem, problemOf } from '../../form/problem.ts'
import type { SearchFieldName } from '../../form/search-fields.ts'
import type { FieldName } from '../../types/registration.ts'

export type InputName = FieldName | SearchFieldName
export type ButtonName = 'search' | 'check' | 'back'

export interface Input {
  readonly name: InputName
  readonly rules: FieldRules
  readonly secret: boolean // its value is tokens, see src/secret.ts
}

/** What a key or a paste could not put into the field; said until the field is left or mended. */
export type Note =
  | { readonly kind: 'replaced'; readonly character: string }
  | { readonly kind: 'full'; readonly longest: number }
  | { readonly kind: 'paste-too-long'; readonly longest: number }
  | { readonly kind: 'paste-controls' }
  | { readonly kind: 'not-printable' }
  | { readonly kind: 'unchanged' }

/** A form as it is being written: all that is typed, and where. A stop is an input or, after these, a button. */
export interface Draft {
  readonly inputs: readonly Input[]
  readonly buttons: readonly ButtonName[]
  readonly values: Readonly<Partial<Record<InputName, string>>>
  readonly focused: number
  readonly cursor: number // UTF-16 units; ink-text-input has the same in its state and does not tell
  readonly generation: number // counts up when a value changes otherwise than by typing: the field starts anew
  readonly left: readonly InputName[] // what is missing is marked only where the visitor has been
  readonly note: Note | null
  readonly summary: number | null // which problem is chosen in the summary, while it is open
}

export const newDraft = (inputs: readonly Input[], buttons: readonly ButtonName[], values: Draft['values']): Draft => ({
  inputs,
  buttons,
  values,
  focused: 0,
  cursor: values[inputs[0]?.name ?? 'number']?.length ?? 0,
  generation: 0,
  left: [],
  note: null,
  summary: null,
})

/** Where the visitor has to look first. */
export const startAt = (draft: Draft, stop: number): Draft => ({ ...moveTo(draft, stop), left: [] })

export const focusedInput = ({ inputs, focused }: Draft): Input | null => inputs[focused] ?? null
export const focusedButton = ({ inputs, buttons, focused }: Draft): ButtonName | null =>
  buttons[focused - inputs.length] ?? null
export const textOf = ({ values }: Draft, name: InputName): string => values[name] ?? ''

/** What ink-text-input made of the focused field. */
export function typed(draft: Draft, text: string): Draft {
  const input = focusedInput(draft)
  if (input === null) return draft
  const before = textOf(draft, input.name)
  return {
    ...draft,
    values: { ...draft.values, [input.name]: text },
    cursor: Math.max(0, draft.cursor + text.length - before.length),
    note: draft.note?.kind === 'replaced' && isMended(before, text) ? null : draft.note,
  }
}

/** A paste comes in one by one: what its mark is about to stand for is not mended yet. */
const isMended = (before: string, now: string): boolean => before.includes(GETA) && !now.includes(GETA)

function moveTo(draft: Draft, stop: number): Draft {
  const stops = draft.inputs.length + draft.buttons.length
  const focused = ((stop % stops) + stops) % stops
  const here = focusedInput(draft)
  const next = draft.inputs[focused]
  return {
    ...draft,
    focused,
    cursor: next === undefined ? 0 : textOf(draft, next.name).length,
    generation: draft.generation + 1,
    left: here === null || draft.left.includes(here.name) ? draft.left : [...draft.left, here.name],
    note: null,
    summary: null,
  }
}

export const moveBy = (draft: Draft, by: number): Draft => moveTo(draft, draft.focused + by)

/** A page of fields; never around the ends. */
export const pageBy = (draft: Draft, by: number): Draft =>
  moveTo(draft, Math.min(Math.max(0, draft.focused + by), draft.inputs.length + draft.buttons.length - 1))

/** Values put in at once, by converting or copying. */
export function replaced(draft: Draft, values: Draft['values']): Draft {
  const next = { ...draft.values, ...values }
  const input = focusedInput(draft)
  return {
    ...draft,
    values: next,
    cursor: input === null ? 0 : (next[input.name] ?? '').length,
    generation: draft.generation + 1,
    note: null,
  }
}

export function convert(draft: Draft): Draft {
  const input = focusedInput(draft)
  if (input === null || input.secret) return draft
  return replaced(draft, { [input.name]: converted(input.rules, textOf(draft, input.name)) })
}

export interface InputProblem {
  readonly stop: number
  readonly input: Input
  readonly problem: Problem
}

const problemOfInput = (draft: Draft, { name, rules, secret }: Input): Problem | null => {
  const value = textOf(draft, name)
  return secret && value !== '' ? null : problemOf(rules, value)
}

export const problemsOf = (draft: Draft): readonly InputProblem[] =>
  draft.inputs.flatMap((input, stop) => {
    const problem = problemOfInput(draft, input)
    return problem === null ? [] : [{ stop, input, problem }]
  })

/** What is marked now: an empty field only after the visitor has been there. */
export function markOf(draft: Draft, input: Input): Problem | null {
  const problem = problemOfInput(draft, input)
  return problem?.kind === 'required' && !draft.left.includes(input.name) ? null : problem
}

export function offersConversion(draft: Draft): boolean {
  const input = focusedInput(draft)
  const problem = input === null ? null : markOf(draft, input)
  return problem !== null && 'offer' in problem && problem.offer !== null
}

/** All fields count as seen once the visitor wants to go on. */
export const withSummary = (draft: Draft): Draft => ({
  ...draft,
  left: draft.inputs.map(({ name }) => name),
  summary: 0,
})

export function moveSummary(draft: Draft, by: number): Draft {
  const count = problemsOf(draft).length
  return draft.summary === null || count === 0 ? draft : { ...draft, summary: (draft.summary + by + count) % count }
}

export function jump(draft: Draft): Draft {
  const chosen = problemsOf(draft)[draft.summary ?? 0]
  return chosen === undefined ? { ...draft, summary: null } : moveTo(draft, chosen.stop)
}
