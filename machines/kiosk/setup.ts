import { assign, type SnapshotFrom, sendTo, setup } from 'xstate'
import type { KioskEvent } from '../../src/types/kiosk-event.ts'
import type { ReaderStatus } from '../../src/types/reader.ts'
import type { Settlement } from '../../src/types/registry.ts'
import { MENU_ITEMS, type MenuItem } from '../../src/types/scene.ts'
import type { PendingRenewal, SecretName } from '../../src/types/visit.ts'
import type { Delays } from '../delays.ts'
import { renewalMachine } from '../renewal.ts'
import { settlementMachine } from '../settlement.ts'
import { insertedCards } from '../slots.ts'

export interface KioskInput {
  readonly pending: PendingRenewal | null // what the journal holds at the start
  readonly isRestarted: boolean // after a crash: somebody's visit is gone, and their card may still be in a reader
  readonly readers: ReaderStatus
  readonly delays: Delays
  readonly now: () => string // RFC 3339, UTC
}

export type RenewalSnapshot = SnapshotFrom<typeof renewalMachine>

export type LeavingReason = 'finished' | 'cancelled' | 'timed-out' | 'too-long' | 'restarted'

export interface KioskContext extends KioskInput {
  readonly settlement: Settlement | null
  readonly focused: MenuItem
  readonly unavailable: MenuItem | null
  readonly renewal: RenewalSnapshot | null // kept here so that the kiosk's snapshot alone says what to draw
  readonly reason: LeavingReason
  readonly secondsLeft: number
  readonly leftAlone: readonly number[] // insertions that were there before the visit and that it did not use
}

/** A card that a card screen was about, whatever came of it. */
const wasUsed = (renewal: RenewalSnapshot | null, insertion: number): boolean =>
  renewal !== null &&
  (renewal.context.slot === insertion ||
    renewal.context.cards.current?.reading.insertion === insertion ||
    renewal.context.cards.new?.reading.insertion === insertion)

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
  actors: { settlement: settlementMachine, renewal: renewalMachine },
  guards: {
    isRestarted: ({ context }) => context.isRestarted,
    nothingIsPending: ({ context }) => context.pending === null,
    cardsAreTaken: ({ context: { readers, leftAlone } }) =>
      readers.service === 'running' && insertedCards(readers).every(({ insertion }) => leftAlone.includes(insertion)),
    lastSecond: ({ context }) => context.secondsLeft <= 1,
    visitIsFinished: ({ context }) => context.renewal?.hasTag('finished') === true,
    visitIsCommitting: ({ context }) => context.renewal?.hasTag('committing') === true,
    visitorMustWait: ({ context: { renewal } }) =>
      renewal?.hasTag('processing') === true || renewal?.hasTag('committing') === true,
  },
  delays: {
    second: 1000,
    idle: ({ context }) => context.delays.idle,
    visitCeiling: ({ context }) => context.delays.visitCeiling,
    settlePatience: ({ context }) => context.delays.settlePatience,
    reminder: ({ context }) => context.delays.reminder,
  },
  actions: {
    wipePins: (_, _whose: SecretName | 'all') => {},
    forgetPending: () => {},

    passOn: sendTo('renewal', ({ event }) => event),
    seeReaders: assign((_, readers: ReaderStatus) => ({ readers })),
    keepSettlement: assign((_, settlement: Settlement) => ({ settlement })),
    forgetInterruption: assign({ pending: null, settlement: null }),
    moveFocus: assign(({ context }, by: 1 | -1) => ({ focused: moved(context.focused, by) })),
    focus: assign((_, focused: MenuItem) => ({ focused })),
    saySoon: assign((_, unavailable: MenuItem) => ({ unavailable })),
    clearMenu: assign({ unavailable: null }),
    forgetFocus: assign({ focused: MENU_ITEMS[0], unavailable: null }),
    seeRenewal: assign((_, renewal: RenewalSnapshot) => ({ renewal })),
    noteCards: assign({
      leftAlone: ({ context }) => insertedCards(context.readers).map(({ insertion }) => insertion),
    }),
    forgetVisit: assign({
      leftAlone: ({ context }) => context.leftAlone.filter((insertion) => !wasUsed(context.renewal, insertion)),
      renewal: null,
      focused: MENU_ITEMS[0],
      unavailable: null,
    }),
    leave: assign((_, reason: LeavingReason) => ({ reason })),
    startCountdown: assign({ secondsLeft: ({ context }) => Math.ceil(context.delays.idleCountdown / 1000) }),
    countDown: assign({ secondsLeft: ({ context }) => context.secondsLeft - 1 }),
  },
})
