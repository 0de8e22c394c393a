import type { Review, RowName, Warning } from '../types/registry.ts'
import { cells, padEnd, wrap, wrapProse } from './cells.ts'
import { displayText } from './display-text.ts'
import type { ReviewWords } from './words/words.ts'

export interface ReviewLayout {
  readonly head: string
  readonly rule: string
  readonly rows: readonly string[] // all of the table's; `room` of them show at a time
  readonly room: number
  readonly findings: readonly string[]
  readonly lastScroll: number // 0: nothing to scroll
}

const ROW_NAMES = [
  'companyName',
  'companyAddress',
  'cardCompanyName',
  'cardCompanyAddress',
  'holderName',
  'holderAddress',
  'serial',
  'issuer',
  'expiry',
] as const satisfies RowName[]

const BUTTONS = 1
const HEAD = 2
const LEAST_ROOM = 3

/** The two columns, nine rows each (facts/e-bidding.md §1.2), with whatever must be read below them. */
export function reviewLayout(
  review: Review,
  words: ReviewWords,
  notice: readonly string[],
  size: { readonly columns: number; readonly rows: number },
): ReviewLayout {
  const label = Math.max(...ROW_NAMES.map((name) => cells(words.rows[name])))
  const column = Math.floor((size.columns - label - 2) / 2)
  const rows = ROW_NAMES.flatMap((name) => tableRows(review, name, words, label, column))
  const findings = belowTable(review, words, notice, size.columns - 2)
  const room = Math.max(LEAST_ROOM, size.rows - HEAD - findings.length - BUTTONS)
  const bar = [label, column, column].map((width) => '─'.repeat(width)).join('┼')
  return {
    head: [' '.repeat(label), padEnd(words.current, column), padEnd(words.new, column)].join('│'),
    rule: bar,
    rows,
    room: Math.min(room, rows.length),
    findings,
    lastScroll: Math.max(0, rows.length - room),
  }
}

/** The last cell of a column is kept for the mark. */
function tableRows(
  review: Review,
  name: RowName,
  words: ReviewWords,
  label: number,
  column: number,
): readonly string[] {
  const value = (text: string) => wrap(text === '' ? words.blank : displayText(text), column - 1)
  const current = value(review.current[name])
  const next = value(review.new[name])
  const mark = review.differences.some(({ row }) => row === name) ? '*' : ''
  return Array.from({ length: Math.max(current.length, next.length) }, (_, index) => {
    const title = index === 0 ? words.rows[name] : ''
    return [
      padEnd(title, label),
      padEnd(padEnd(current[index] ?? '', column - 1) + mark, column),
      padEnd(padEnd(next[index] ?? '', column - 1) + mark, column),
    ].join('│')
  })
}

function belowTable(review: Review, words: ReviewWords, notice: readonly string[], width: number): readonly string[] {
  const meanings = side(review.differences.length === 0 ? [words.same] : meaningsOf(review, words), width)
  const warnings = review.warnings.map((warning) => `! ${warningText(warning, words)}`)
  const provisional = review.outcome === 'provisional' ? [`! ${words.provisional}`] : []
  const sentences = notice.length > 0 ? notice : [...warnings, ...provisional, words.confirmCompany, words.oldCardEnds]
  return [...meanings, ...sentences].flatMap((text) => wrapProse(text, width))
}

/** One meaning for each difference; rows for the clerk are said together. How many days are gained is always said. */
function meaningsOf(review: Review, words: ReviewWords): readonly string[] {
  const differing = new Set(review.differences.map(({ row }) => row))
  const checked = review.differences.filter(({ verdict }) => verdict === 'check').map(({ row }) => row)
  return [
    ...(checked.length === 0 ? [] : [`* ${words.check(checked.map((row) => words.rows[row]))}`]),
    ...ROW_NAMES.filter((row) => differing.has(row) && (row === 'expiry' || !checked.includes(row))).map(
      (row) => `* ${words.meanings[row](review.daysGained)}`,
    ),
  ]
}

/** Short texts share a row. */
function side(texts: readonly string[], width: number): readonly string[] {
  const rows: string[] = []
  for (const text of texts) {
    const joined = `${rows.at(-1) ?? ''}  ${text}`
    if (rows.length > 0 && cells(joined) <= width) rows[rows.length - 1] = joined
    else rows.push(text)
  }
  return rows
}

function warningText(warning: Warning, words: ReviewWords): string {
  const say = words.warnings[warning.kind] as (warning: Warning) => string
  return say(warning)
}
