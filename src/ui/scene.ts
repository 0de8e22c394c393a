import type { RenewalSnapshot } from '../../machines/kiosk/setup.ts'
import type { KioskSnapshot } from '../../machines/kiosk.ts'
import type { CardRole } from '../failure.ts'
import type { PinPadEntry } from '../types/reader.ts'
import type { CardSlot, Overlay, PinDialog, Scene, Screen } from '../types/scene.ts'

/** What the kiosk's snapshot looks like: pure, and a state without a screen does not compile. */
export const toScene = (snapshot: KioskSnapshot): Scene => ({
  screen: KIOSK_SCREENS[topState(snapshot.value)](snapshot),
  readers: snapshot.context.readers,
  overlay: overlayOf(snapshot),
})

type TopState<Value> = Value extends string ? Value : keyof Value & string

const topState = <Value extends string | object>(value: Value) =>
  (typeof value === 'string' ? value : Object.keys(value)[0]) as TopState<Value>

const menu = ({ context: { focused, unavailable } }: KioskSnapshot): Screen => ({ name: 'menu', focused, unavailable })

const KIOSK_SCREENS: Record<TopState<KioskSnapshot['value']>, (snapshot: KioskSnapshot) => Screen> = {
  starting: menu,
  settling: interrupted,
  interrupted,
  menu,
  renewing: ({ context: { renewal } }) =>
    renewal
      ? RENEWAL_SCREENS[topState(renewal.value)](renewal)
      : { name: 'current-card', slot: { state: 'absent' }, notice: null },
  takingCards: ({ context: { reason } }) => ({ name: 'take-cards', reason }),
  outOfService: () => ({ name: 'out-of-service' }),
}

function interrupted({ context: { pending, settlement } }: KioskSnapshot): Screen {
  if (pending === null) throw new Error('a renewal is settled that nobody started')
  return { name: 'interrupted', pending, settlement: settlement ?? { state: 'unknown' } }
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

function cardSlot(snapshot: RenewalSnapshot, role: CardRole): CardSlot {
  const card = snapshot.context.cards[role]
  if (card) return { state: 'ready', card }
  const inserting = role === 'current' ? 'insertingCurrent' : 'insertingNew'
  if (snapshot.matches({ [inserting]: 'reading' })) return { state: 'reading' }
  if (snapshot.matches({ [inserting]: 'refused' })) return { state: 'refused' }
  return { state: 'absent' }
}

function pinDialog(snapshot: RenewalSnapshot, role: CardRole): PinDialog {
  const { cards, notice, attempt, personInCharge, samePinMissed } = snapshot.context
  const card = cards[role]
  if (card === null) throw new Error('a PIN is asked for without a card')
  const { insertion, pin, pinPad, triesLeft } = card.reading
  return {
    role,
    rules: pin,
    pinPad,
    triesLeft,
    consent: consentOf(snapshot, triesLeft),
    blocked: inDialog(snapshot, 'blocked'),
    issuer: card.issuer,
    samePinTried: role === 'new' && samePinMissed === insertion,
    notice,
    attempt,
    personInCharge,
  }
}

function consentOf(snapshot: RenewalSnapshot, triesLeft: number | null): PinDialog['consent'] {
  if (triesLeft !== 1) return 'not-needed'
  return inDialog(snapshot, 'consenting') ? 'asked' : 'given'
}

const inDialog = (snapshot: RenewalSnapshot, state: 'blocked' | 'consenting') =>
  snapshot.matches({ enteringCurrentPin: state }) || snapshot.matches({ enteringNewPin: state })

function review({ context: { review, focused, notice } }: RenewalSnapshot): Screen {
  if (review === null) throw new Error('the review is shown without one')
  return { name: 'review', review, focused, notice }
}

function unsettled({ context: { pending } }: RenewalSnapshot): Screen {
  if (pending === null) throw new Error('a renewal is settled that nobody started')
  return { name: 'interrupted', pending, settlement: { state: 'unknown' } }
}

function result({ context: { receipt } }: RenewalSnapshot): Screen {
  if (receipt === null) throw new Error('the result is shown without a receipt')
  return { name: 'result', receipt }
}

function overlayOf(snapshot: KioskSnapshot): Overlay | null {
  const { renewal, secondsLeft } = snapshot.context
  if (snapshot.matches({ renewing: { attention: 'cancelling' } })) return { kind: 'cancelling' }
  if (snapshot.matches({ renewing: { attention: 'countingDown' } })) return { kind: 'idle', seconds: secondsLeft }
  const processing = snapshot.hasTag('processing') || renewal?.hasTag('processing') === true
  if (!processing) return null
  const pad = renewal && padInUse(renewal)
  return pad ? { kind: 'pin-pad', seconds: pad.seconds } : { kind: 'processing' }
}

function padInUse(renewal: RenewalSnapshot): PinPadEntry | null {
  const { cards } = renewal.context
  if (renewal.matches({ enteringCurrentPin: 'proving' })) return cards.current?.reading.pinPad ?? null
  return renewal.matches({ enteringNewPin: 'proving' }) ? (cards.new?.reading.pinPad ?? null) : null
}
