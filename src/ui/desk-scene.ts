import type { DeskContext } from '../../machines/desk/context.ts'
import { loginMayBeTried } from '../../machines/desk/guards.ts'
import type {
  CardCheckSnapshot,
  ChangeSnapshot,
  MaintenanceSnapshot,
  RegistrationSnapshot,
  Visit,
} from '../../machines/kiosk/visit.ts'
import { EMPTY_CONTENTS } from '../form/fields.ts'
import type { PinPadEntry } from '../types/reader.ts'
import type { CardSlot, Form, Screen } from '../types/scene.ts'
import { issuingOf } from './issuing-of.ts'
import { pinDialogOf } from './pin-dialog-of.ts'
import { type TopState, topState } from './top-state.ts'

type DeskVisit = Exclude<Visit, { journey: 'renewal' }>
type CardSnapshot = DeskVisit['snapshot']
type DeskSnapshot = Exclude<CardSnapshot, MaintenanceSnapshot>
type FormJourney = 'registration' | 'change'

/** What 登録, 変更, ICカードの確認 and the operator's card look like. */
export function deskScreen(visit: DeskVisit): Screen {
  switch (visit.journey) {
    case 'registration':
      return REGISTRATION_SCREENS[topState(visit.snapshot.value)](visit.snapshot)
    case 'change':
      return CHANGE_SCREENS[topState(visit.snapshot.value)](visit.snapshot)
    case 'card-check':
      return CHECK_SCREENS[topState(visit.snapshot.value)](visit.snapshot)
    case 'maintenance':
      return MAINTENANCE_SCREENS[topState(visit.snapshot.value)](visit.snapshot)
  }
}

/** While the card signs, with a pad. Also on the second signature: no PIN that was typed on a pad is held. */
export function deskPadInUse({ snapshot }: DeskVisit): PinPadEntry | null {
  const signs = [{ enteringPin: 'proving' }, { reentering: 'proving' }].some((state) => matches(snapshot, state))
  return signs || topState(snapshot.value) === 'signing' ? (snapshot.context.cards.card?.reading.pinPad ?? null) : null
}

const card = (snapshot: CardSnapshot): Screen => cardScreen(snapshot, false)
const sameCard = (snapshot: DeskSnapshot): Screen => cardScreen(snapshot, true)

function cardScreen(snapshot: CardSnapshot, again: boolean): Screen {
  return { name: 'card', slot: cardSlot(snapshot), again, notice: snapshot.context.notice }
}

function cardSlot(snapshot: CardSnapshot): CardSlot {
  const { card } = snapshot.context.cards
  if (card) return { state: 'ready', card }
  const is = (state: 'reading' | 'refused') =>
    matches(snapshot, { insertingCard: state }) || matches(snapshot, { reinserting: state })
  return { state: is('reading') ? 'reading' : is('refused') ? 'refused' : 'absent' }
}

const matches = (snapshot: CardSnapshot, value: object): boolean =>
  (snapshot.matches as (value: object) => boolean)(value)

const pin = (snapshot: CardSnapshot): Screen => ({
  name: 'card-pin',
  dialog: pinDialogOf(
    snapshot.context,
    'card',
    (state) => matches(snapshot, { enteringPin: state }) || matches(snapshot, { reentering: state }),
  ),
})

function search({ context: { search, sought, attempt, notice } }: RegistrationSnapshot): Screen {
  if (search === null) throw new Error('a search without its policy')
  return { name: 'search', policy: search, sought, attempt, notice }
}

const form =
  (journey: FormJourney) =>
  ({ context }: DeskSnapshot): Screen => ({ name: `${journey}-form`, form: formOf(context), notice: context.notice })

const confirmation =
  (journey: FormJourney) =>
  ({ context }: DeskSnapshot): Screen => ({
    name: `${journey}-confirmation`,
    form: formOf(context),
    focused: context.focused,
    notice: context.notice,
  })

function formOf({ company, registration, holder, contents, elsewhere }: DeskContext): Form {
  const shown = registration?.company ?? company
  if (shown === null || holder === null) throw new Error('a form without its company or card')
  return {
    company: shown,
    card: holder.view.rows,
    contents: contents ?? EMPTY_CONTENTS,
    registered: registration?.contents ?? null,
    elsewhere,
  }
}

const settling = (journey: FormJourney) => (snapshot: RegistrationSnapshot | ChangeSnapshot) => {
  const { pending } = snapshot.context
  if (!matches(snapshot, { settling: 'unknown' }) || pending === null) return confirmation(journey)(snapshot)
  return { name: 'request-interrupted', pending, settlement: { state: 'unknown' } } as const
}

const receipt =
  (journey: FormJourney) =>
  (snapshot: RegistrationSnapshot | ChangeSnapshot): Screen => {
    const { receipt } = snapshot.context
    if (receipt === null) throw new Error('the result is shown without a receipt')
    return { name: `${journey}-result`, receipt, issuing: issuingOf(snapshot) }
  }

const formScreens = (journey: FormJourney) => ({
  insertingCard: card,
  beginning: card,
  enteringPin: pin,
  loggingIn: pin,
  filling: form(journey),
  confirming: confirmation(journey),
  signing: confirmation(journey),
  reinserting: sameCard,
  reentering: pin,
  committing: confirmation(journey),
  settling: settling(journey),
  showingReceipt: receipt(journey),
  finished: receipt(journey),
})

const REGISTRATION_SCREENS: Record<
  TopState<RegistrationSnapshot['value']>,
  (snapshot: RegistrationSnapshot) => Screen
> = { ...formScreens('registration'), searching: search }

const CHANGE_SCREENS: Record<TopState<ChangeSnapshot['value']>, (snapshot: ChangeSnapshot) => Screen> = formScreens(
  'change',
)

const CHECK_SCREENS: Record<TopState<CardCheckSnapshot['value']>, (snapshot: CardCheckSnapshot) => Screen> = {
  insertingCard: card,
  checking: card,
  showing: standing,
  beginning: standing,
  enteringPin: pin,
  loggingIn: pin,
  finished: standing,
}

const MAINTENANCE_SCREENS: Record<TopState<MaintenanceSnapshot['value']>, (snapshot: MaintenanceSnapshot) => Screen> = {
  insertingCard: card,
  enteringPin: pin,
  proven: pin,
}

function standing({ context }: CardCheckSnapshot): Screen {
  const { cards, standing, loggedIn, focused, notice } = context
  if (cards.card === null) throw new Error('nothing is known about a card that is not there')
  return {
    name: 'standing',
    card: cards.card,
    standing,
    loggedIn,
    loginOffered: loginMayBeTried(context),
    focused,
    notice,
  }
}
