import type { VisitArgs } from '../visit/context.ts'
import { isGone, visitGuards } from '../visit/guards.ts'
import type { RenewalContext } from './context.ts'

type Args = VisitArgs<RenewalContext>

/** Named guards of the renewal machine. */
export const guards = {
  ...visitGuards,

  /**
   * Never a blind try: only on a full counter that was read for free, and once in a visit (facts/e-bidding.md §1.3, AOSign's rule).
   * A PIN that was typed on a pad is not held, and a reader with a pad is sent none.
   */
  samePinMayBeTried: ({ context: { cards, samePinSpent } }: Args) => {
    const { reading, maxTries } = cards.new ?? {}
    const tries = reading?.triesLeft ?? 0
    const isHeld = cards.current?.reading.pinPad === null && reading?.pinPad === null
    return !samePinSpent && isHeld && tries >= 3 && tries === maxTries
  },
  newCardIsNeededAndGone: ({ context }: Args) => context.notice === null && isGone(context, 'new'),
  backIsAllThereIs: ({ context: { review } }: Args) => review?.outcome === 'refused',
  backIsFocused: ({ context }: Args) => context.focused === 'back',
  renewalIsPossible: ({ context: { notice, review } }: Args) => notice === null && review?.outcome !== 'refused',
}
