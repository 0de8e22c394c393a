import type { CardStanding } from '../types/registration.ts'
import type { StandingScreen } from '../types/scene.ts'
import { type Agency, USUAL_AGENCY } from './agency.ts'
import { canLogIn, cardAdvice } from './card-advice.ts'
import { cells, padEnd, wrap, wrapProse } from './cells.ts'
import { displayText } from './display-text.ts'
import type { Size } from './frame.ts'
import { noticeRows } from './words/notice-rows.ts'
import type { Words } from './words/words.ts'

export interface StandingLayout {
  readonly table: readonly string[]
  readonly said: readonly string[] // the notice, and what a login came to
  readonly next: readonly string[]
}

type Label = keyof Words['standing']['rows']
interface Row {
  readonly label: Label
  readonly lines: readonly string[]
  readonly fromCard: boolean
}

const BLANK = 1
const BUTTONS = 1
const CUT = '...' // the character … is as wide as a terminal likes
const LONGEST = [Number.POSITIVE_INFINITY, 2, 1]

/** What ICカードの確認 says in this room. Long names from the card give way: whether it can log in is always there. */
export function standingLayout(
  screen: StandingScreen,
  words: Words,
  room: Size,
  agency: Agency = USUAL_AGENCY,
): StandingLayout {
  const { standing } = words
  const loggedIn = screen.loggedIn === null ? [] : [standing.loggedIn[screen.loggedIn]]
  const notice = screen.notice === null ? [] : noticeRows(screen.notice, words)
  const said = [...notice, ...loggedIn].flatMap((text) => wrapProse(text, room.columns))
  const next = nextRows(screen, words, room.columns, agency)
  const label = Math.max(...Object.values(standing.rows).map(cells)) + 2
  const rows = rowsOf(screen, words, room.columns - label)
  const space = room.rows - said.length - next.length - BLANK - BUTTONS
  const cut = (longest: number) =>
    rows.map((row) => (row.fromCard ? cutAfter(row, longest, room.columns - label) : row))
  const shown = LONGEST.map(cut).find((each) => count(each) <= space) ?? cut(1)
  const table = shown.flatMap((row) =>
    row.lines.map((line, index) => padEnd(index === 0 ? standing.rows[row.label] : '', label) + line),
  )
  return { table, said, next }
}

const count = (rows: readonly Row[]): number => rows.reduce((sum, { lines }) => sum + lines.length, 0)

function cutAfter(row: Row, longest: number, width: number): Row {
  if (row.lines.length <= longest) return row
  const [last = ''] = wrap(row.lines[longest - 1] ?? '', width - CUT.length)
  return { ...row, lines: [...row.lines.slice(0, longest - 1), last + CUT] }
}

function rowsOf(screen: StandingScreen, words: Words, width: number): readonly Row[] {
  const { standing, review } = words
  const { rows } = screen.card.view
  const card = (label: Label, text: string): Row => ({
    label,
    lines: wrap(text === '' ? review.blank : displayText(text), width),
    fromCard: true,
  })
  const ours = (label: Label, text: string): Row => ({ label, lines: wrapProse(text, width), fromCard: false })
  return [
    card('holder', rows.holderName),
    card('company', rows.cardCompanyName),
    card('issuer', rows.issuer),
    ours('expiry', standing.expiry(displayText(rows.expiry), screen.card.daysLeft)),
    ours('tries', standing.tries(screen.card.reading.triesLeft)),
    ours('registration', registrationText(screen, words)),
    ours('login', loginText(screen, words)),
  ]
}

function registrationText({ standing: known }: StandingScreen, { standing }: Words): string {
  if (known === null) return standing.unknown
  const { registration } = known
  const say = standing.states[registration.state] as (registration: CardStanding['registration']) => string
  return say(registration)
}

/** Why not, where the certificate is the reason. */
function loginText({ card, standing: known }: StandingScreen, { standing }: Words): string {
  const problems = (known?.problems ?? []).map((problem) => standing.problems[problem])
  return [standing.canLogIn[canLogIn(card, known)], ...problems].join(': ')
}

function nextRows(
  { card, standing: known }: StandingScreen,
  words: Words,
  width: number,
  { renewalAdvisedDays }: Agency,
): readonly string[] {
  const advice = cardAdvice(card, known, renewalAdvisedDays)
  const named = advice === 'unblock' || advice === 'contact-issuer'
  const issuer = named ? words.pin.issuer(card.issuer, advice === 'unblock') : []
  return [`${words.standing.next}: ${words.standing.advice[advice]}`, ...issuer].flatMap((text) =>
    wrapProse(text, width),
  )
}
