import type { CardRole } from '../../src/failure.ts'
import { chooseCard, isInserted } from '../slots.ts'
import type { RenewalContext } from './context.ts'

interface Args {
  readonly context: RenewalContext
}

export const chosenCard = ({ readers, passedOver, cards }: RenewalContext, role: CardRole) =>
  chooseCard({ readers, passedOver, role, current: cards.current })

const triesLeft = ({ cards }: RenewalContext, role: CardRole) => cards[role]?.reading.triesLeft

function isGone({ readers, cards }: RenewalContext, role: CardRole) {
  const card = cards[role]
  return card !== null && !isInserted(readers, card.reading.insertion)
}

/** Named guards of the renewal machine. */
export const guards = {
  cardIsConfirmed: ({ context }: Args) => context.confirmed,
  slotIsEmpty: ({ context }: Args) => context.slot === null,
  slotIsMute: ({ context: { readers, slot } }: Args) =>
    readers.readers.some(({ card }) => card?.insertion === slot && card?.mute === true),
  otherCardIsIn: ({ context }: Args, role: CardRole) => (chosenCard(context, role)?.insertion ?? null) !== context.slot,
  cardIsGone: ({ context }: Args, role: CardRole) => isGone(context, role),
  noTriesAreLeft: ({ context }: Args, role: CardRole) => triesLeft(context, role) === 0,
  oneTryIsLeft: ({ context }: Args, role: CardRole) => triesLeft(context, role) === 1,

  /**
   * Never a blind try: only on a full counter that was read for free, and once in a visit (facts §1.3, AOSign's rule).
   * A PIN that was typed on a pad is not held, and a reader with a pad is sent none.
   */
  samePinMayBeTried: ({ context: { cards, samePinSpent } }: Args) => {
    const { reading, maxTries } = cards.new ?? {}
    const tries = reading?.triesLeft ?? 0
    const isHeld = cards.current?.reading.pinPad === null && reading?.pinPad === null
    return !samePinSpent && isHeld && tries >= 3 && tries === maxTries
  },
  newCardIsNeededAndGone: ({ context }: Args) => context.notice === null && isGone(context, 'new'),
  backIsFocused: ({ context }: Args) => context.focused === 'back',
  renewalIsPossible: ({ context: { notice, review } }: Args) => notice === null && review?.outcome !== 'refused',
}
