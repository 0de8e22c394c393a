import type { CardRole, Failure, FailureOf } from '../failure.ts'
import { FAILURE_NUMBERS, SECOND_NUMBERS } from './failure-numbers.ts'
import { readCode, writeCode } from './notation.ts'
import { PLACE_NUMBERS, type Place } from './place-numbers.ts'
import { type ReadersSituation, SITUATION_NUMBERS } from './readers-situation.ts'

/** What a clerk reads out to the help desk: nothing of it says who stands there. */
export interface ClerkFacts {
  readonly place: Place
  readonly failure: CodedFailure | null
  readonly readers: ReadersSituation
  readonly issuer: number | null // `issuerMark`; null: the screen knows of none
  readonly triesLeft: number | null // `MANY_TRIES`: or more; null: not known
}

/** `about`: the card, the row of the review or the reason, where the failure names one. */
export interface CodedFailure {
  readonly kind: Failure['kind']
  readonly about: CardRole | FailureOf<'new.differs'>['row'] | WhyNoReceipt | null
}

type WhyNoReceipt = FailureOf<'receipt.not-printed' | 'receipt.not-saved'>['why']

/** Their places in these lists are pinned as the numbers are. Null: of before codes said the reason. */
const ROLES: readonly CardRole[] = ['current', 'new', 'card']
const ROWS: readonly FailureOf<'new.differs'>['row'][] = ['company', 'address', 'holder', 'expiry']
const NOT_PRINTED: readonly (FailureOf<'receipt.not-printed'>['why'] | null)[] = [
  ...([null, 'missing', 'paper', 'off'] as const),
  ...(['stopped', 'silent', 'refused', 'unsure'] as const), // below the second number
]
const NOT_SAVED: readonly (FailureOf<'receipt.not-saved'>['why'] | null)[] = [null, 'full', 'folder', 'slow']

/** That many, or more. */
export const MANY_TRIES = 14
const TRIES_UNKNOWN = 15

/** The fields from the first digit to the last, and how many values each has room for: 32^7 in all. */
const SIZES = [64, 128, 4, 16, 4096, 16] as const
const ABOUTS = 4

/** Eight characters, `7K2M-9PQX`. */
export function clerkCode({ place, failure, readers, issuer, triesLeft }: ClerkFacts): string {
  const about = failure === null ? 0 : aboutNumber(failure)
  const values = [
    PLACE_NUMBERS[place],
    failure === null ? 0 : numberOf(failure.kind, about),
    about % ABOUTS,
    SITUATION_NUMBERS[readers],
    issuer ?? 0,
    triesLeft === null ? TRIES_UNKNOWN : Math.min(triesLeft, MANY_TRIES),
  ]
  return writeCode(values.reduce((number, value, index) => number * (SIZES[index] ?? 1) + value, 0))
}

/** 'mistyped', or 'newer': the check character fits, but a later version of Koshin wrote it. */
export function readClerkCode(text: string): ClerkFacts | 'mistyped' | 'newer' {
  const number = readCode(text)
  if (number === null) return 'mistyped'
  const [placeNumber, failureNumber, about, situation, mark, tries] = fieldsOf(number)
  const place = PLACES.get(placeNumber)
  const readers = SITUATIONS.get(situation)
  const failure = failureNumber === 0 ? null : failureOf(failureNumber, about)
  if (place === undefined || readers === undefined || failure === undefined) return 'newer'
  return {
    place,
    failure,
    readers,
    issuer: mark === 0 ? null : mark,
    triesLeft: tries === TRIES_UNKNOWN ? null : tries,
  }
}

type Fields = readonly [number, number, number, number, number, number]

function fieldsOf(number: number): Fields {
  let rest = number
  const values = SIZES.toReversed().map((size) => {
    const value = rest % size
    rest = Math.floor(rest / size)
    return value
  })
  return values.reverse() as unknown as Fields
}

const byNumber = <Name extends string>(table: Readonly<Record<Name, number>>): ReadonlyMap<number, Name> =>
  new Map((Object.keys(table) as Name[]).map((name) => [table[name], name]))

const PLACES = byNumber(PLACE_NUMBERS)
const FAILURES = byNumber(FAILURE_NUMBERS)
const SECONDS: ReadonlyMap<number, Failure['kind']> = byNumber(SECOND_NUMBERS)
const SITUATIONS = byNumber(SITUATION_NUMBERS)

function aboutNumber({ kind, about }: CodedFailure): number {
  const list: readonly CodedFailure['about'][] = aboutsOf(kind)
  return Math.max(0, list.indexOf(about))
}

/** What a failure of this kind can be about; empty where it names nothing. */
export function aboutsOf(kind: Failure['kind']): readonly CodedFailure['about'][] {
  if (kind.startsWith('certificate.')) return ROLES
  switch (kind) {
    case 'new.differs':
      return ROWS
    case 'receipt.not-printed':
      return NOT_PRINTED
    case 'receipt.not-saved':
      return NOT_SAVED
    default:
      return []
  }
}

const seconds: Readonly<Partial<Record<Failure['kind'], number>>> = SECOND_NUMBERS

/** The second number is for what does not find room beside the first. */
const numberOf = (kind: Failure['kind'], about: number): number =>
  about < ABOUTS ? FAILURE_NUMBERS[kind] : (seconds[kind] ?? 0)

function failureOf(number: number, about: number): CodedFailure | undefined {
  const second = SECONDS.get(number)
  return second === undefined ? codedFailure(FAILURES.get(number), about) : codedFailure(second, ABOUTS + about)
}

function codedFailure(kind: Failure['kind'] | undefined, number: number): CodedFailure | undefined {
  if (kind === undefined) return undefined
  const list = aboutsOf(kind)
  if (list.length === 0) return number === 0 ? { kind, about: null } : undefined
  const about = list[number]
  return about === undefined ? undefined : { kind, about }
}
