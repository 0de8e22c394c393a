import { safeText, toJson } from '../commands/json.ts'
import { cells } from '../ui/cells.ts'
import type { Language } from '../ui/words/words.ts'
import { FINDING_STATES, type Finding } from './finding.ts'
import { hanging } from './hanging.ts'
import { en } from './words/en.ts'
import { ja } from './words/ja.ts'
import type { DoctorWords } from './words/words.ts'

const WORDS = { ja, en }

/** A line for each finding, wrapped under itself in a terminal of so many columns, and how many want somebody. */
export function report(findings: readonly Finding[], language: Language, columns: number): string {
  const words = WORDS[language]
  const width = Math.max(...Object.values(words.states).map(cells)) + 2
  const lines = findings.flatMap((finding) => {
    const state = words.states[FINDING_STATES[finding.kind]]
    return hanging(state, oneLine(sentence(finding, words)), width, columns)
  })
  const count = findings.filter(({ kind }) => FINDING_STATES[kind] === 'to-do').length
  return `${[...lines, count === 0 ? words.well : words.toDo(count)].join('\n')}\n`
}

export const jsonReport = (findings: readonly Finding[], language: Language): string =>
  toJson({
    well: findings.every(({ kind }) => FINDING_STATES[kind] !== 'to-do'),
    findings: findings.map((finding) => ({
      state: FINDING_STATES[finding.kind],
      ...finding,
      sentence: sentence(finding, WORDS[language]),
    })),
  })

function sentence(finding: Finding, { findings }: DoctorWords): string {
  const say = findings[finding.kind] as (finding: Finding) => string
  return say(finding)
}

/** Whatever a file's name holds. */
const oneLine = (text: string): string => safeText(text).replaceAll('\n', '\\u000a')
