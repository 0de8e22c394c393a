import { COLUMN_NAMES, COLUMNS, type Places, type RosterProblem, type RosterRow } from './columns.ts'

/** What a line is checked against. */
export interface RosterRules {
  readonly numberLength: number | null // of the agency (facts/e-bidding.md §2.1); null: any
}

const CONTROL = /\p{Cc}/u
const NUMBER = /^\d{1,16}$/ // what a statement can name (src/statement), and the longest number of facts/e-bidding.md §2.1

/** The row of one line, or what is wrong with it first. Values are stored as they are written, blanks at their ends apart. */
export function rowOf(
  values: readonly string[],
  places: Places,
  line: number,
  rules: RosterRules,
): RosterRow | RosterProblem {
  const row = {} as Record<keyof RosterRow, string>
  for (const name of COLUMN_NAMES) {
    const value = (values[places[name]] ?? '').trim()
    const problem = problemOf(name, value, rules)
    if (problem) return { line, problem, column: COLUMNS[name].labels[0] ?? null }
    row[name] = value
  }
  return row
}

function problemOf(name: keyof RosterRow, value: string, rules: RosterRules): RosterProblem['problem'] | null {
  const { required, longest } = COLUMNS[name]
  if (value === '') return required ? 'empty' : null
  if (value.length > longest) return 'too-long'
  if (CONTROL.test(value)) return 'control-character'
  if (name !== 'number') return null
  const fits = NUMBER.test(value) && (rules.numberLength === null || value.length === rules.numberLength)
  return fits ? null : 'number.format'
}
