import { getAdjacencyMap, getShortestPaths, getSimplePaths } from 'xstate/graph'
import { DELAYS } from '../../machines/delays.ts'
import type { RenewalSnapshot } from '../../machines/kiosk/visit.ts'
import type { RenewalEvent } from '../../machines/renewal/context.ts'
import { renewalMachine } from '../../machines/renewal.ts'
import { insertedCards } from '../../machines/slots.ts'
import type { RenewalRole } from '../../src/failure.ts'
import { done, failed } from '../../src/result.ts'
import type { Settlement } from '../../src/types/registry.ts'
import type { Answer, PortName } from './held-ports.ts'
import { NO_RECEIPTS } from './no-receipts.ts'
import {
  CHALLENGE,
  CURRENT_PROOF,
  currentCard,
  NEW_PROOF,
  NOW,
  newCard,
  RECEIPT,
  REVIEW,
  readersWith,
  type Slot,
  unproven,
  wrongPin,
} from './renewal-samples.ts'

/** What can happen in a path: the world's and the visitor's events, answers of ports, and time. */
export type Happening = RenewalEvent | PortAnswer | TimeOut

interface PortAnswer {
  readonly type: `xstate.done.actor.${PortName | 'settlement'}`
  readonly output: unknown
}

interface TimeOut {
  readonly type: `xstate.after.${'confirmationKept' | 'settlePatience'}.${string}`
}

const answered = <Name extends PortName>(port: Name, output: Answer<Name>): PortAnswer => ({
  type: `xstate.done.actor.${port}`,
  output,
})

const settledAs = (output: Settlement): PortAnswer => ({ type: 'xstate.done.actor.settlement', output })

const readersChanged = (card: Slot): RenewalEvent => ({ type: 'readers.changed', status: readersWith(card) })

/** What a visitor's keys can say; in a state that is deaf to one of them nothing may happen. */
export const KEYS: readonly RenewalEvent[] = [
  { type: 'card.confirmed' },
  { type: 'pin.entered', personInCharge: '' },
  { type: 'last-try.accepted' },
  { type: 'focus.moved' },
  { type: 'review.chosen' },
  { type: 'result.closed' },
  { type: 'interruption.acknowledged' },
]

const top = ({ value }: RenewalSnapshot): string => (typeof value === 'string' ? value : (Object.keys(value)[0] ?? ''))

const roleOf = (snapshot: RenewalSnapshot): RenewalRole =>
  snapshot.context.proofs.current === null ? 'current' : 'new'

/** All that decides what can happen next, and no more: paths grow with every distinction. */
export function keyOf(snapshot: RenewalSnapshot): string {
  const { readers, confirmed, cards, samePinSpent, notice, focused, review } = snapshot.context
  const inserting = top(snapshot).startsWith('inserting')
  const entering = top(snapshot).startsWith('entering')
  return JSON.stringify([
    snapshot.value,
    insertedCards(readers).map(({ insertion }) => insertion),
    inserting && confirmed,
    entering && cards[roleOf(snapshot)]?.reading.triesLeft,
    samePinSpent,
    snapshot.matches('reviewing') && [focused, notice !== null, review?.outcome],
  ])
}

function cardHappenings(snapshot: RenewalSnapshot): Happening[] {
  const card = roleOf(snapshot) === 'current' ? currentCard() : newCard()
  return [
    readersChanged(null),
    readersChanged(card),
    answered('identifyCard', done(card)),
    answered('identifyCard', failed({ kind: 'card.busy' })),
    { type: 'xstate.after.confirmationKept.renewal.insertingCurrent.absent' },
    { type: 'xstate.after.confirmationKept.renewal.insertingNew.absent' },
  ]
}

const PIN_HAPPENINGS: readonly Happening[] = [
  readersChanged(null),
  answered('provePossession', wrongPin(1)),
  answered('provePossession', unproven({ kind: 'pin.blocked' }, 0, true)),
  answered('provePossession', unproven({ kind: 'pin.illegal', minLength: 6, maxLength: 8 })),
  answered('provePossession', unproven({ kind: 'card.reset' })),
]

const proven = (role: RenewalRole) =>
  answered('provePossession', { ok: true, value: role === 'current' ? CURRENT_PROOF : NEW_PROOF })

const HAPPENINGS: Record<string, (snapshot: RenewalSnapshot) => readonly Happening[]> = {
  insertingCurrent: cardHappenings,
  insertingNew: cardHappenings,
  enteringCurrentPin: () => [...PIN_HAPPENINGS, proven('current')],
  enteringNewPin: () => [...PIN_HAPPENINGS, proven('new')],
  tryingSamePin: () => [...PIN_HAPPENINGS.slice(1), proven('new')],
  beginning: () => [
    answered('beginRenewal', done(CHALLENGE)),
    answered('beginRenewal', failed({ kind: 'current.unregistered' })),
  ],
  comparing: () => [
    answered('reviewRenewal', done(REVIEW)),
    answered('reviewRenewal', done({ ...REVIEW, outcome: 'refused' })),
    answered('reviewRenewal', failed({ kind: 'new.registered' })),
    answered('reviewRenewal', failed({ kind: 'renewal.expired' })),
  ],
  reviewing: () => [readersChanged(null)],
  committing: () => [
    answered('renew', done(RECEIPT)),
    answered('renew', failed({ kind: 'registry.unreachable' })),
    answered('renew', failed({ kind: 'renewal.overtaken' })),
    answered('renew', failed({ kind: 'renewal.expired' })),
  ],
  settling: () => [
    settledAs({ state: 'done', receipt: RECEIPT }),
    settledAs({ state: 'not-done' }),
    { type: 'xstate.after.settlePatience.renewal.settling.patient' },
  ],
}

/** Covered transition by transition instead: with them the paths would be millions. */
const DETOURS: Readonly<Record<string, readonly string[]>> = {
  'card.confirmed': ['absent', 'reading'],
  'readers.changed': ['reading', 'ready', 'refused', 'typing', 'consenting', 'blocked', 'proving'],
}

function isDetour({ value }: RenewalSnapshot, happening: Happening) {
  const leaf = typeof value === 'string' ? value : Object.values(value)[0]
  return DETOURS[happening.type]?.includes(leaf ?? '') || /card\.(busy|reset)/.test(JSON.stringify(happening))
}

/** The graph is not followed into a second lap after 戻る, which begins with the new card still in. */
function happeningsIn(snapshot: RenewalSnapshot): readonly Happening[] {
  const cardIn = insertedCards(snapshot.context.readers).at(-1)
  const secondLap = top(snapshot) === 'insertingCurrent' && cardIn?.insertion === newCard().reading.insertion
  return secondLap ? [] : [...KEYS, ...(HAPPENINGS[top(snapshot)]?.(snapshot) ?? [])]
}

const traversal = (happenings: (snapshot: RenewalSnapshot) => readonly Happening[]) => ({
  input: { readers: readersWith(null), delays: DELAYS, now: () => NOW, receipts: NO_RECEIPTS },
  serializeState: keyOf,
  events: (snapshot: RenewalSnapshot) => happenings(snapshot) as unknown as RenewalEvent[], // internal events as well
})

/** Every way through the renewal that comes to no state twice. */
export const simplePaths = () =>
  getSimplePaths(
    renewalMachine,
    traversal((snapshot) => happeningsIn(snapshot).filter((happening) => !isDetour(snapshot, happening))),
  )

/** The shortest way to each state that has a way on, and what each happening leads to there. */
export function everyTransition() {
  const options = traversal(happeningsIn)
  const graph = Object.values(getAdjacencyMap(renewalMachine, options))
  return getShortestPaths(renewalMachine, options)
    .map((way) => ({ way, key: keyOf(way.state) }))
    .map(({ way, key }) => ({ way, key, turns: graph.filter(({ state }) => keyOf(state) === key).flatMap(turnsOf) }))
    .filter(({ turns }) => turns.length > 0)
}

interface Turn {
  readonly event: RenewalEvent
  readonly state: RenewalSnapshot
}

const turnsOf = ({ transitions }: { readonly transitions: Readonly<Record<string, Turn>> }) =>
  Object.values(transitions).map(({ event, state }) => ({ event: event as Happening, next: keyOf(state) }))
