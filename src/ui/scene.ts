import type { RenewalSnapshot, Visit } from '../../machines/kiosk/visit.ts'
import type { KioskSnapshot } from '../../machines/kiosk.ts'
import type { RenewalRole } from '../failure.ts'
import type { PinPadEntry } from '../types/reader.ts'
import type { CardSlot, Journey, Overlay, PinDialog, Scene, Screen } from '../types/scene.ts'
import { isRequest } from '../types/visit.ts'
import { deskPadInUse, deskScreen } from './desk-scene.ts'
import { issuingOf } from './issuing-of.ts'
import { pinDialogOf } from './pin-dialog-of.ts'
import { type TopState, topState } from './top-state.ts'

/** What the kiosk's snapshot looks like: pure, and a state without a screen does not compile. */
export const toScene = (snapshot: KioskSnapshot): Scene => ({
  screen: KIOSK_SCREENS[topState(snapshot.value)](snapshot),
  readers: snapshot.context.readers,
  overlay: overlayOf(snapshot),
  journey: journeyOf(snapshot),
})

const menu = ({ context: { focused, unavailable, open, selfTest, readers, left } }: KioskSnapshot): Screen => ({
  name: 'menu',
  focused,
  unavailable,
  open,
  selfTest,
  cardLeft: readers.readers.some(({ card }) => card !== null && left.includes(card.insertion)),
})

const KIOSK_SCREENS: Record<TopState<KioskSnapshot['value']>, (snapshot: KioskSnapshot) => Screen> = {
  starting: menu,
  settling: interrupted,
  interrupted,
  menu,
  registering: visiting,
  changing: visiting,
  renewing: visiting,
  checkingCard: visiting,
  takingCards: ({ context: { reason } }) => ({ name: 'take-cards', reason }),
  closed: ({ context: { closed } }) => ({ name: 'closed', reason: closed ?? '' }),
  operator: ({ context: { operatorAttempt, operatorNotice, hasOperator, hasOperatorCards } }) => ({
    name: 'operator',
    takes: { password: hasOperator, card: hasOperatorCards },
    attempt: operatorAttempt,
    said: operatorNotice,
  }),
  maintaining: visiting,
  ending: () => ({ name: 'closed', reason: '' }),
  outOfService: () => ({ name: 'out-of-service' }),
}

/** The journey's first screen is drawn before its first snapshot is there. */
function visiting({ context: { visit, journey } }: KioskSnapshot): Screen {
  const empty = { slot: { state: 'absent' }, notice: null } as const
  if (visit === null)
    return journey === 'renewal' ? { name: 'current-card', ...empty } : { name: 'card', again: false, ...empty }
  return visitScreen(visit)
}

const visitScreen = (visit: Visit): Screen =>
  visit.journey === 'renewal' ? RENEWAL_SCREENS[topState(visit.snapshot.value)](visit.snapshot) : deskScreen(visit)

function interrupted({ context: { pending, settlement } }: KioskSnapshot): Screen {
  if (pending === null) throw new Error('a renewal is settled that nobody started')
  const unknown = { state: 'unknown' } as const
  if (settlement === null || settlement.state === 'not-done') {
    const state = settlement ?? unknown
    return isRequest(pending)
      ? { name: 'request-interrupted', pending, settlement: state }
      : { name: 'interrupted', pending, settlement: state }
  }
  const { receipt } = settlement
  if (isRequest(pending) && 'request' in receipt)
    return { name: 'request-interrupted', pending, settlement: { state: 'done', receipt } }
  if (!isRequest(pending) && 'renewal' in receipt)
    return { name: 'interrupted', pending, settlement: { state: 'done', receipt } }
  throw new Error('the outcome of something else than what was pending')
}

const RENEWAL_SCREENS: Record<TopState<RenewalSnapshot['value']>, (snapshot: RenewalSnapshot) => Screen> = {
  insertingCurrent: currentCard,
  beginning: currentCard,
  enteringCurrentPin: (snapshot) => ({ name: 'current-pin', dialog: pinDialog(snapshot, 'current') }),
  insertingNew: newCard,
  comparing: newCard,
  weighingSamePin: newCard,
  tryingSamePin: newCard,
  enteringNewPin: (snapshot) => ({ name: 'new-pin', dialog: pinDialog(snapshot, 'new') }),
  reviewing: review,
  committing: review,
  settling: (snapshot) => (snapshot.matches({ settling: 'unknown' }) ? unsettled(snapshot) : review(snapshot)),
  showingReceipt: result,
  finished: result,
}

function currentCard(snapshot: RenewalSnapshot): Screen {
  return { name: 'current-card', slot: cardSlot(snapshot, 'current'), notice: snapshot.context.notice }
}

function newCard(snapshot: RenewalSnapshot): Screen {
  const { readers, cards, notice } = snapshot.context
  const [reader, ...others] = readers.readers
  const onlyReader = others.length === 0 ? reader : undefined
  return {
    name: 'new-card',
    slot: cardSlot(snapshot, 'new'),
    removeFirst: onlyReader?.card != null && onlyReader.card.insertion === cards.current?.reading.insertion,
    notice,
  }
}

function cardSlot(snapshot: RenewalSnapshot, role: RenewalRole): CardSlot {
  const card = snapshot.context.cards[role]
  if (card) return { state: 'ready', card }
  const inserting = role === 'current' ? 'insertingCurrent' : 'insertingNew'
  if (snapshot.matches({ [inserting]: 'reading' })) return { state: 'reading' }
  if (snapshot.matches({ [inserting]: 'refused' })) return { state: 'refused' }
  return { state: 'absent' }
}

function pinDialog(snapshot: RenewalSnapshot, role: RenewalRole): PinDialog {
  const { cards, samePinMissed } = snapshot.context
  const inDialog = (state: 'blocked' | 'consenting') =>
    snapshot.matches({ enteringCurrentPin: state }) || snapshot.matches({ enteringNewPin: state })
  return {
    ...pinDialogOf(snapshot.context, role, inDialog),
    samePinTried: role === 'new' && samePinMissed === cards.new?.reading.insertion,
  }
}

function review({ context: { review, focused, notice } }: RenewalSnapshot): Screen {
  if (review === null) throw new Error('the review is shown without one')
  return { name: 'review', review, focused, notice }
}

function unsettled({ context: { pending } }: RenewalSnapshot): Screen {
  if (pending === null) throw new Error('a renewal is settled that nobody started')
  return { name: 'interrupted', pending, settlement: { state: 'unknown' } }
}

function result(snapshot: RenewalSnapshot): Screen {
  const { receipt } = snapshot.context
  if (receipt === null) throw new Error('the result is shown without a receipt')
  return { name: 'result', receipt, issuing: issuingOf(snapshot) }
}

const VISITS = ['registering', 'changing', 'renewing', 'checkingCard', 'maintaining'] as const

function overlayOf(snapshot: KioskSnapshot): Overlay | null {
  const { visit, secondsLeft } = snapshot.context
  const attends = (state: 'cancelling' | 'countingDown') =>
    VISITS.some((journey) => snapshot.matches({ [journey]: { attention: state } }))
  if (attends('cancelling')) return { kind: 'cancelling' }
  if (attends('countingDown')) return { kind: 'idle', seconds: secondsLeft }
  const processing = snapshot.hasTag('processing') || visit?.snapshot.hasTag('processing') === true
  if (!processing) return null
  const pad = visit && padInUse(visit)
  return pad ? { kind: 'pin-pad', seconds: pad.seconds } : { kind: 'processing' }
}

function padInUse(visit: Visit): PinPadEntry | null {
  if (visit.journey !== 'renewal') return deskPadInUse(visit)
  const { snapshot } = visit
  const { cards } = snapshot.context
  if (snapshot.matches({ enteringCurrentPin: 'proving' })) return cards.current?.reading.pinPad ?? null
  return snapshot.matches({ enteringNewPin: 'proving' }) ? (cards.new?.reading.pinPad ?? null) : null
}

const journeyOf = (snapshot: KioskSnapshot): Journey | null =>
  snapshot.matches('takingCards') || VISITS.some((visit) => snapshot.matches(visit)) ? snapshot.context.journey : null
