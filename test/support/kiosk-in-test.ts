import { createActor, SimulatedClock } from 'xstate'
import { DELAYS } from '../../machines/delays.ts'
import { equipKiosk } from '../../machines/equip-kiosk.ts'
import { done } from '../../src/result.ts'
import type { KioskEvent } from '../../src/types/kiosk-event.ts'
import type { ReaderStatus } from '../../src/types/reader.ts'
import type { ReceiptOffers } from '../../src/types/receipt.ts'
import { MENU_ITEMS, type MenuItem, type Screen, type ScreenName } from '../../src/types/scene.ts'
import type { ForgottenCard, IdentifiedCard, Pending, SecretName } from '../../src/types/visit.ts'
import { toScene } from '../../src/ui/scene.ts'
import { holdPorts } from './held-ports.ts'
import { NO_RECEIPTS } from './no-receipts.ts'
import {
  CHALLENGE,
  CURRENT_PROOF,
  currentCard,
  NEW_PROOF,
  NOW,
  newCardWithoutCounter,
  REVIEW,
  readersWith,
  type Slot,
} from './renewal-samples.ts'

const SECOND = 1000

interface Start {
  readonly pending?: Pending
  readonly isRestarted?: boolean
  readonly readers?: ReaderStatus
  readonly open?: readonly MenuItem[]
  readonly now?: () => string
  readonly selfTestAt?: number
  readonly hasOperator?: boolean
  readonly hasOperatorCards?: boolean
  readonly receipts?: ReceiptOffers
}

/** The whole kiosk with held ports, seen as a visitor sees it: by its scene. */
export function startKiosk({
  pending,
  isRestarted = false,
  readers = readersWith(null),
  open = MENU_ITEMS,
  now = () => NOW,
  selfTestAt,
  hasOperator = false,
  hasOperatorCards = false,
  receipts = NO_RECEIPTS,
}: Start = {}) {
  const held = holdPorts()
  const clock = new SimulatedClock()
  const wiped: (SecretName | 'all')[] = []
  const seen = { forgotten: 0, ended: 0 }
  const leftBehind: ForgottenCard[] = []
  const effects = {
    wipePins: (whose: SecretName | 'all') => wiped.push(whose),
    forgetPending: () => seen.forgotten++,
    endProgram: () => seen.ended++,
    noteForgotten: (cards: readonly ForgottenCard[]) => leftBehind.push(...cards),
  }
  const machine = equipKiosk(held.ports, effects, held.ports, held.ports, held.ports.issueReceipt)
  const actor = createActor(machine, {
    clock,
    input: {
      ...{ pending: pending ?? null, isRestarted, readers, delays: DELAYS, now, open, receipts },
      selfTestAt: selfTestAt ?? null,
      hasOperator,
      hasOperatorCards,
    },
  })
  actor.subscribe({ error: () => {} })
  actor.start()
  const scene = () => toScene(actor.getSnapshot())
  return {
    ...held,
    actor,
    wiped,
    leftBehind,
    forgotten: () => seen.forgotten,
    ended: () => seen.ended,
    scene,
    overlay: () => scene().overlay,
    /** The screen, which must be the one named. */
    screen<Name extends ScreenName>(name: Name) {
      const { screen } = scene()
      if (screen.name !== name) throw new Error(`the screen is ${screen.name}, not ${name}`)
      return screen as Screen & { readonly name: Name }
    },
    send: (...events: KioskEvent[]) => {
      for (const event of events) actor.send(event)
    },
    press: (
      type: Exclude<
        KioskEvent['type'],
        | 'readers.changed'
        | 'menu.moved'
        | 'menu.chosen'
        | 'pin.entered'
        | 'search.entered'
        | 'form.handed-in'
        | 'form.left'
        | 'service.closed'
        | 'receipt.wanted'
      >,
    ) => {
      actor.send({ type: 'key.pressed' })
      actor.send({ type })
    },
    readers: (...cards: Slot[]) => actor.send({ type: 'readers.changed', status: readersWith(...cards) }),
    /** At once, for time-outs that nothing has to follow. */
    leap: (milliseconds: number) => clock.increment(milliseconds),
    /** In steps of a second, since a simulated clock starts the timers that follow a time-out at the end of its step. */
    pass: (milliseconds: number) => {
      for (let left = milliseconds; left > 0; left -= SECOND) clock.increment(Math.min(left, SECOND))
    },
  }
}

export type KioskInTest = ReturnType<typeof startKiosk>

interface VisitStart extends Start {
  readonly on?: KioskInTest // a kiosk that other visitors have used
}

/** A visit on 古いICカードの確認. */
export function startVisit({ on, ...start }: VisitStart = {}): KioskInTest {
  const kiosk = on ?? startKiosk(start)
  kiosk.send({ type: 'menu.chosen', item: 'renewal' })
  return kiosk
}

/** A visit to one of the other doors, on its card screen. */
export function startDesk(journey: Exclude<MenuItem, 'renewal'>, start: Start = {}): KioskInTest {
  const kiosk = startKiosk(start)
  kiosk.send({ type: 'menu.chosen', item: journey })
  return kiosk
}

export const enterPin = (kiosk: KioskInTest, personInCharge = '') =>
  kiosk.send({ type: 'key.pressed' }, { type: 'pin.entered', personInCharge })

/** Inserts the card in the only reader, lets it be identified and presses OK. */
export async function insertAndConfirm(kiosk: KioskInTest, card: IdentifiedCard) {
  kiosk.readers(card)
  await kiosk.answer('identifyCard', done(card))
  kiosk.press('card.confirmed')
}

export async function visitToCurrentPin(card = currentCard(), start: VisitStart = {}) {
  const kiosk = startVisit(start)
  await insertAndConfirm(kiosk, card)
  await kiosk.answer('beginRenewal', done(CHALLENGE))
  return kiosk
}

export async function visitToNewCard(start: VisitStart = {}) {
  const kiosk = await visitToCurrentPin(currentCard(), start)
  enterPin(kiosk, '山田')
  await kiosk.answer('provePossession', { ok: true, value: CURRENT_PROOF })
  return kiosk
}

/** The registry has seen the new card: the same-PIN try or the dialog comes next. */
export async function visitPastComparing(card: IdentifiedCard, start: VisitStart = {}, review = REVIEW) {
  const kiosk = await visitToNewCard(start)
  kiosk.readers(null)
  await insertAndConfirm(kiosk, card)
  await kiosk.answer('reviewRenewal', done(review))
  return kiosk
}

export async function visitToReview(start: VisitStart = {}) {
  const kiosk = await visitPastComparing(newCardWithoutCounter(), start)
  enterPin(kiosk, '山田')
  await kiosk.answer('provePossession', { ok: true, value: NEW_PROOF })
  return kiosk
}

/** 更新 was pressed; the registry has not answered yet. */
export async function visitToRenewing(start: VisitStart = {}) {
  const kiosk = await visitToReview(start)
  kiosk.press('focus.moved')
  kiosk.press('review.chosen')
  return kiosk
}
