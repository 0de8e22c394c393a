import { getSimplePaths } from 'xstate/graph'
import { cardCheckMachine } from '../../machines/card-check.ts'
import { changeMachine } from '../../machines/change.ts'
import { DELAYS } from '../../machines/delays.ts'
import type { DeskEvent } from '../../machines/desk/context.ts'
import type { CardCheckSnapshot, ChangeSnapshot, RegistrationSnapshot } from '../../machines/kiosk/visit.ts'
import { registrationMachine } from '../../machines/registration.ts'
import { insertedCards } from '../../machines/slots.ts'
import { done, failed } from '../../src/result.ts'
import type { RequestSettlement } from '../../src/types/registration.ts'
import { ACTIVE, COMPANY, CONTENTS, REQUEST, requestReceipt } from './desk-samples.ts'
import { CONTENT_PROOF, LOGIN_PROOF, LOGINS } from './desk-visits.ts'
import type { Answer, PortName } from './held-ports.ts'
import { NO_RECEIPTS } from './no-receipts.ts'
import { currentCard, NOW, readersWith, type Slot, unproven, wrongPin } from './renewal-samples.ts'

export type DeskSnapshot = RegistrationSnapshot | ChangeSnapshot | CardCheckSnapshot
export type DeskJourney = 'registration' | 'change' | 'card-check'

/** What can happen in a path: the world's and the visitor's events, answers of ports, and time. */
export type Happening =
  | DeskEvent
  | { readonly type: `xstate.done.actor.${PortName | 'settlement'}`; readonly output: unknown }
  | { readonly type: `xstate.after.${'confirmationKept' | 'settlePatience'}.${string}` }

const answered = <Name extends PortName>(port: Name, output: Answer<Name>): Happening => ({
  type: `xstate.done.actor.${port}`,
  output,
})

const settledAs = (output: RequestSettlement): Happening => ({ type: 'xstate.done.actor.settlement', output })
const readersChanged = (card: Slot): DeskEvent => ({ type: 'readers.changed', status: readersWith(card) })

/** What a visitor's keys can say. */
const KEYS: readonly DeskEvent[] = [
  { type: 'card.confirmed' },
  { type: 'pin.entered', personInCharge: '' },
  { type: 'last-try.accepted' },
  { type: 'focus.moved' },
  { type: 'review.chosen' },
  { type: 'result.closed' },
  { type: 'search.entered', number: '00012345', name: 'テスト' },
  { type: 'form.handed-in', contents: CONTENTS },
  { type: 'form.left', contents: CONTENTS },
  { type: 'interruption.acknowledged' },
]

const top = ({ value }: DeskSnapshot): string => (typeof value === 'string' ? value : (Object.keys(value)[0] ?? ''))

/** All that decides what can happen next, and no more. */
export function keyOf(snapshot: DeskSnapshot): string {
  const { readers, confirmed, cards, notice, focused, loggedIn } = snapshot.context
  const entering = ['enteringPin', 'reentering'].includes(top(snapshot))
  const deciding = ['confirming', 'showing'].includes(top(snapshot))
  return JSON.stringify([
    snapshot.value,
    insertedCards(readers).map(({ insertion }) => insertion),
    top(snapshot).endsWith('inserting') || top(snapshot) === 'insertingCard' ? confirmed : null,
    entering && cards.card?.reading.triesLeft,
    deciding && [focused, notice !== null, loggedIn],
  ])
}

const inserting = (): Happening[] => [
  readersChanged(null),
  readersChanged(currentCard()),
  answered('identifyCard', done(currentCard())),
  answered('identifyCard', failed({ kind: 'card.certificate-missing' })),
]

const signing = (proof: typeof LOGIN_PROOF): Happening[] => [
  readersChanged(null),
  answered('signRequest', proof),
  answered('signRequest', wrongPin(1)),
  answered('signRequest', unproven({ kind: 'pin.blocked' }, 0, true)),
  answered('signRequest', unproven({ kind: 'card.reset' })),
]

const HAPPENINGS: Record<string, (journey: DeskJourney) => readonly Happening[]> = {
  insertingCard: inserting,
  reinserting: inserting,
  beginning: () => [
    answered('beginRequest', done(REQUEST)),
    answered('beginRequest', failed({ kind: 'registration.card-registered' })),
  ],
  enteringPin: () => signing(LOGIN_PROOF),
  loggingIn: (journey) => [
    answered('login', done(journey === 'card-check' ? { purpose: 'login', standing: 'full' } : LOGINS[journey])),
    answered('login', failed({ kind: 'login.unregistered' })),
  ],
  searching: () => [
    answered('searchCompany', done(COMPANY)),
    answered('searchCompany', failed({ kind: 'search.no-match' })),
    answered('searchCompany', failed({ kind: 'request.expired' })),
  ],
  filling: () => [readersChanged(null)],
  confirming: () => [readersChanged(null)],
  signing: () => signing(CONTENT_PROOF),
  reentering: () => signing(CONTENT_PROOF),
  committing: (journey) => [
    answered('submitRequest', done(requestReceipt(journey === 'change' ? 'change' : 'registration'))),
    answered('submitRequest', failed({ kind: 'registry.unreachable' })),
    answered('submitRequest', failed({ kind: 'registry.not-accepted', detail: '' })),
    ...(journey === 'change'
      ? [answered('submitRequest', failed({ kind: 'registration.changed-meanwhile', fields: [], revision: 9 }))]
      : []),
  ],
  settling: (journey) => [
    settledAs({ state: 'done', receipt: requestReceipt(journey === 'change' ? 'change' : 'registration') }),
    settledAs({ state: 'not-done' }),
  ],
  checking: () => [
    answered('checkCard', done(ACTIVE)),
    answered('checkCard', failed({ kind: 'registry.unreachable' })),
  ],
  showing: () => [readersChanged(null)],
}

/** Tried in the tests of these states alone: with them the paths would be millions. */
const DETOURS: Readonly<Record<string, readonly string[]>> = {
  'card.confirmed': ['absent', 'reading'],
  'readers.changed': ['reading', 'ready', 'refused', 'typing', 'consenting', 'blocked', 'proving', 'filling'],
}

function isDetour({ value }: DeskSnapshot, happening: Happening) {
  const leaf = typeof value === 'string' ? value : Object.values(value)[0]
  return DETOURS[happening.type]?.includes(leaf ?? '') ?? false
}

const happeningsIn = (journey: DeskJourney, snapshot: DeskSnapshot): readonly Happening[] =>
  [...KEYS, ...(HAPPENINGS[top(snapshot)]?.(journey) ?? [])].filter((happening) => !isDetour(snapshot, happening))

const traversal = (journey: DeskJourney) => ({
  input: { readers: readersWith(null), delays: DELAYS, now: () => NOW, receipts: NO_RECEIPTS },
  serializeState: keyOf as (snapshot: unknown) => string,
  events: (snapshot: unknown) => happeningsIn(journey, snapshot as DeskSnapshot) as unknown as DeskEvent[],
})

export interface DeskStep {
  readonly event: { readonly type: string }
  readonly state: DeskSnapshot
}

/** Every way through a journey that comes to no state twice. */
export function simplePaths(journey: DeskJourney): readonly { readonly steps: readonly DeskStep[] }[] {
  if (journey === 'registration') return getSimplePaths(registrationMachine, traversal(journey))
  return journey === 'change'
    ? getSimplePaths(changeMachine, traversal(journey))
    : getSimplePaths(cardCheckMachine, traversal(journey))
}
