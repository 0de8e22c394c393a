import { assign, fromPromise, sendTo, setup } from 'xstate'
import type { KioskEvent } from '../../src/types/kiosk-event.ts'
import type { ReaderStatus } from '../../src/types/reader.ts'
import type { ReceiptOffers } from '../../src/types/receipt.ts'
import { type Journey, MENU_ITEMS, type MenuItem } from '../../src/types/scene.ts'
import type { SelfTestOutcome, SelfTestResult } from '../../src/types/self-test.ts'
import type { ForgottenCard, Pending, SecretName } from '../../src/types/visit.ts'
import { cardCheckMachine } from '../card-check.ts'
import { changeMachine } from '../change.ts'
import type { Delays } from '../delays.ts'
import { maintenanceMachine } from '../maintenance.ts'
import { registrationMachine } from '../registration.ts'
import { renewalMachine } from '../renewal.ts'
import { type Settled, settlementMachine } from '../settlement.ts'
import { insertedCards } from '../slots.ts'
import { type UsedCard, usedCards } from './forgotten.ts'
import { afterWrong, NO_TRIES, type OperatorTries, operatorWait } from './operator-tries.ts'
import { selfTestDue } from './self-test-due.ts'
import { cardsUsed, type Visit } from './visit.ts'

export interface KioskInput {
  readonly pending: Pending | null // what the journal holds at the start
  readonly isRestarted: boolean // after a crash: somebody's visit is gone, and their card may still be in a reader
  readonly readers: ReaderStatus
  readonly delays: Delays
  readonly now: () => string // RFC 3339, UTC
  readonly open: readonly MenuItem[] // the doors of the menu that lead somewhere
  readonly hasOperator: boolean // a password ends the program
  readonly hasOperatorCards: boolean // or a card does
  readonly selfTestAt: number | null // minutes after midnight in Japan; null: never
  readonly receipts: ReceiptOffers
}

export type LeavingReason = 'finished' | 'cancelled' | 'timed-out' | 'too-long' | 'restarted'

export interface KioskContext extends KioskInput {
  readonly settlement: Settled | null
  readonly focused: MenuItem
  readonly unavailable: MenuItem | null
  readonly visit: Visit | null // kept here so that the kiosk's snapshot alone says what to draw
  readonly journey: Journey // of the visit that is or was the last
  readonly reason: LeavingReason
  readonly secondsLeft: number
  readonly selfTest: SelfTestResult | null
  readonly closed: string | null // why the operator has closed the terminal
  readonly exitRequested: boolean
  readonly operatorTries: OperatorTries
  readonly operatorNotice: 'wrong' | { readonly seconds: number } | null
  readonly operatorAttempt: number // the field is empty again after each
  readonly used: readonly UsedCard[] // by the visit that has ended, until they are taken
  readonly leftAlone: readonly number[] // insertions that were there before the visit and that it did not use
  readonly left: readonly number[] // insertions that nobody took after a visit
}

/** Where the next visitor starts: not on a door that is closed. */
export const firstOpen = (open: readonly MenuItem[]): MenuItem =>
  MENU_ITEMS.find((item) => open.includes(item)) ?? MENU_ITEMS[0]

const moved = (from: MenuItem, by: 1 | -1): MenuItem =>
  MENU_ITEMS.at((MENU_ITEMS.indexOf(from) + by) % MENU_ITEMS.length) ?? from

/** What the states of the kiosk are written in. The ports and the first two actions are provided from outside. */
export const kiosk = setup({
  types: {
    context: {} as KioskContext,
    events: {} as KioskEvent,
    input: {} as KioskInput,
    tags: {} as 'processing',
  },
  actors: {
    settlement: settlementMachine,
    renewal: renewalMachine,
    registration: registrationMachine,
    change: changeMachine,
    'card-check': cardCheckMachine,
    maintenance: maintenanceMachine,
    checkOperator: fromPromise<boolean>(() => Promise.reject(new Error('checkOperator is not provided'))),
    selfTest: fromPromise<SelfTestOutcome>(() => Promise.reject(new Error('selfTest is not provided'))),
  },
  guards: {
    isClosed: ({ context }) => context.closed !== null,
    exitIsRequested: ({ context }) => context.exitRequested,
    hasOperator: ({ context }) => context.hasOperator || context.hasOperatorCards,
    operatorCardIsIn: ({ context: { hasOperatorCards, readers, leftAlone } }) =>
      hasOperatorCards && insertedCards(readers).some(({ insertion }) => !leftAlone.includes(insertion)),
    operatorMustWait: ({ context: { operatorTries, now } }) => operatorWait(operatorTries, now()) > 0,
    selfTestIsDue: ({ context: { selfTest, selfTestAt, now } }) =>
      selfTestAt !== null && selfTestDue(selfTest?.time ?? null, now(), selfTestAt),
    isRestarted: ({ context }) => context.isRestarted,
    nothingIsPending: ({ context }) => context.pending === null,
    leadsTo: ({ context, event }, item: MenuItem) =>
      event.type === 'menu.chosen' && event.item === item && context.open.includes(item),
    cardsAreTaken: ({ context: { readers, leftAlone } }) =>
      readers.service === 'running' && insertedCards(readers).every(({ insertion }) => leftAlone.includes(insertion)),
    lastSecond: ({ context }) => context.secondsLeft <= 1,
    visitIsFinished: ({ context }) => context.visit?.snapshot.hasTag('finished') === true,
    visitIsCommitting: ({ context }) => context.visit?.snapshot.hasTag('committing') === true,
    visitorMustWait: ({ context: { visit } }) =>
      visit?.snapshot.hasTag('processing') === true || visit?.snapshot.hasTag('committing') === true,
  },
  delays: {
    second: 1000,
    idle: ({ context }) => context.delays.idle,
    visitCeiling: ({ context: { journey, delays } }) =>
      journey === 'registration' || journey === 'change' ? delays.formCeiling : delays.visitCeiling,
    settlePatience: ({ context }) => context.delays.settlePatience,
    reminder: ({ context }) => context.delays.reminder,
    selfTestLook: ({ context }) => context.delays.selfTestLook,
  },
  actions: {
    wipePins: (_, _whose: SecretName | 'all') => {},
    forgetPending: () => {},
    endProgram: () => {},
    noteForgotten: (_, _cards: readonly ForgottenCard[]) => {},

    passOn: sendTo('visit', ({ event }) => event),
    seeReaders: assign((_, readers: ReaderStatus) => ({ readers })),
    keepSettlement: assign((_, settlement: Settled) => ({ settlement })),
    forgetInterruption: assign({ pending: null, settlement: null }),
    moveFocus: assign(({ context }, by: 1 | -1) => ({ focused: moved(context.focused, by) })),
    focus: assign((_, focused: MenuItem) => ({ focused })),
    saySoon: assign((_, unavailable: MenuItem) => ({ unavailable })),
    close: assign((_, closed: string | null) => ({ closed })),
    requestExit: assign((_, exitRequested: boolean) => ({ exitRequested })),
    beginOperator: assign({ operatorNotice: null }),
    sayWait: assign(({ context: { operatorTries, operatorAttempt, now } }) => ({
      operatorNotice: { seconds: operatorWait(operatorTries, now()) },
      operatorAttempt: operatorAttempt + 1,
    })),
    countWrong: assign(({ context: { operatorTries, operatorAttempt, now } }) => ({
      operatorTries: afterWrong(operatorTries, now()),
      operatorNotice: 'wrong' as const,
      operatorAttempt: operatorAttempt + 1,
    })),
    forgiveOperator: assign({ operatorTries: NO_TRIES }),
    keepSelfTest: assign(({ context }, outcome: SelfTestOutcome) => ({
      selfTest: { ...outcome, time: context.now() },
    })),
    clearMenu: assign({ unavailable: null }),
    forgetFocus: assign({ focused: ({ context }) => firstOpen(context.open), unavailable: null }),
    setOut: assign((_, journey: Journey) => ({ journey })),
    seeVisit: assign((_, visit: Visit) => ({ visit })),
    noteCards: assign({
      leftAlone: ({ context }) => insertedCards(context.readers).map(({ insertion }) => insertion),
    }),
    forgetVisit: assign({
      leftAlone: ({ context }) =>
        context.leftAlone.filter((insertion) => !cardsUsed(context.visit).includes(insertion)),
      used: ({ context }) => usedCards(context.visit),
      visit: null,
      focused: ({ context }) => firstOpen(context.open),
      unavailable: null,
    }),
    forgetUsed: assign({ used: [] }),
    keepLeft: assign({
      left: ({ context: { readers, leftAlone, left } }) =>
        insertedCards(readers)
          .map(({ insertion }) => insertion)
          .filter((insertion) => left.includes(insertion) || !leftAlone.includes(insertion)),
    }),
    leave: assign((_, reason: LeavingReason) => ({ reason })),
    startCountdown: assign({ secondsLeft: ({ context }) => Math.ceil(context.delays.idleCountdown / 1000) }),
    countDown: assign({ secondsLeft: ({ context }) => context.secondsLeft - 1 }),
  },
})
