import type { Difference, Review, RowName, Warning } from '../types/registry.ts'
import { cells, padEnd, wrap, wrapProse } from './cells.ts'
import { displayText } from './display-text.ts'
import { spokenRow } from './spoken-review.ts'
import type { ReviewWords } from './words/words.ts'

export interface ReviewLayout {
  readonly head: string
  readonly more: string // said with how many rows there are, while some are below
  readonly rule: string
  readonly rows: readonly string[] // all of the table's; `room` of them show at a time
  readonly room: number
  readonly findings: readonly string[]
  readonly lastScroll: number // 0: nothing to scroll
}

export const ROW_NAMES = [
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
const LEAST_ROOM = 3

/**
 * The two columns, nine rows each (the manual, 1.4), with whatever must be read below them. Where that leaves the
 * table no room, what the differences mean is moved to the end of the table, where it scrolls; warnings always stay.
 * `spoken`: rows without columns.
 */
export function reviewLayout(
  review: Review,
  words: ReviewWords,
  notice: readonly string[],
  size: { readonly columns: number; readonly rows: number },
  spoken = false,
): ReviewLayout {
  const label = Math.max(...ROW_NAMES.map((name) => cells(words.rows[name])))
  const column = Math.floor((size.columns - label - 2) / 2)
  const bar = (crossing: string) => [label, column, column].map((width) => '─'.repeat(width)).join(crossing)
  const table = ROW_NAMES.flatMap((name) =>
    spoken
      ? spokenRow(review, name, words).flatMap((row) => wrap(row, size.columns))
      : tableRows(review, name, words, label, column),
  )
  const below = belowTable(review, words, notice, size.columns - 2)
  const head = spoken ? 1 : 2 // with its rule
  const most = size.rows - head - BUTTONS - LEAST_ROOM
  const isCrowded = below.meanings.length + below.sentences.length > most
  const rows = isCrowded
    ? [...table, ...(spoken ? [] : [bar('┴')]), ...below.meanings.map((text) => ` ${text}`)]
    : table
  const findings = isCrowded ? below.sentences : [...below.meanings, ...below.sentences]
  const room = Math.max(LEAST_ROOM, size.rows - head - findings.length - BUTTONS)
  return {
    head: spoken
      ? ' '.repeat(label)
      : [' '.repeat(label), padEnd(words.current, column), padEnd(words.new, column)].join('│'),
    more: spoken ? words.more : '',
    rule: bar('┼'),
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

function belowTable(review: Review, words: ReviewWords, notice: readonly string[], width: number) {
  const meanings = side(review.differences.length === 0 ? [words.same] : meaningsOf(review, words), width)
  const sentences = notice.length > 0 ? notice : sentencesOf(review, words, width)
  const wrapped = (texts: readonly string[]) => texts.flatMap((text) => wrapProse(text, width))
  return { meanings: wrapped(meanings), sentences: wrapped(sentences) }
}

/** The row that each warning speaks of, so that it is not spoken of twice. */
const WARNED: Readonly<Record<Warning['kind'], RowName>> = {
  'new-expires-first': 'expiry',
  'company-differs': 'cardCompanyName',
  'address-differs': 'cardCompanyAddress',
  'holder-differs': 'holderName',
}

/** Rows of one verdict are said together; how many days are gained is always said. */
function meaningsOf({ differences, warnings, daysGained }: Review, words: ReviewWords): readonly string[] {
  const warned = new Set<RowName>(warnings.map(({ kind }) => WARNED[kind]))
  const rows = (wanted: Difference['verdict']) =>
    ROW_NAMES.filter((name) => differences.some(({ row, verdict }) => row === name && verdict === wanted))
  const together = (names: readonly RowName[], say: ReviewWords['check']) =>
    names.length === 0 ? [] : [`* ${say(names.map((name) => words.rows[name]))}`]
  const expected = rows('expected')
  const explained = rows('check').includes('expiry') ? [...expected, 'expiry' as const] : expected
  return [
    ...together(
      rows('check').filter((name) => name !== 'expiry' && !warned.has(name)),
      words.check,
    ),
    ...together(rows('notation'), words.notation),
    ...explained.map((name) => `* ${words.meanings[name](daysGained)}`),
  ]
}

/** Where the agency refuses, only what it refuses for and what to do instead: nothing will end, and nothing is confirmed. */
function sentencesOf(review: Review, words: ReviewWords, width: number): readonly string[] {
  const { differences, warnings, outcome } = review
  const said = warnings.map(({ kind, policy }) => {
    const effect = outcome === 'refused' && policy === 'provisional' ? 'allow' : policy
    return `! ${words.warnings[kind][effect]}`
  })
  if (outcome === 'refused') return [...side(said, width), words.refused]
  const isDoubtful = differences.some(({ verdict }) => verdict === 'check')
  const whom = outcome === 'provisional' ? words.provisional : words.askStaff
  return [...side(isDoubtful ? [...said, whom] : said, width), words.confirmCompany, words.oldCardEnds]
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
