import type { RenewalRole } from '../../src/failure.ts'
import type { IdentifiedCard, Notice, PendingRenewal } from '../../src/types/visit.ts'
import { held } from '../held.ts'
import type { RenewalContext, RenewalInput } from './context.ts'

export const startOfVisit = (input: RenewalInput): RenewalContext => ({
  ...input,
  slot: null,
  passedOver: 0,
  confirmed: false,
  cards: { current: null, new: null },
  proofs: { current: null, new: null },
  challenge: null,
  review: null,
  samePinSpent: false,
  samePinMissed: null,
  focused: 'back',
  formerNew: null,
  pending: null,
  receipt: null,
  notice: null,
  attempt: 0,
  personInCharge: '',
})

/** What is given up when the visitor is sent back to the card screen of `role`. */
export function withoutCard({ cards, proofs }: RenewalContext, role: RenewalRole) {
  const slot = { slot: null, confirmed: false, review: null, focused: 'back' } as const
  if (role === 'new') return { ...slot, cards: { ...cards, new: null }, proofs: { ...proofs, new: null } }
  const none = { current: null, new: null }
  return { ...slot, cards: none, proofs: none, challenge: null, pending: null }
}

/** The card as it is known after an answer that tells how many PIN tries are left. */
export function withTriesLeft(card: IdentifiedCard | null, { failure, cost }: Notice): IdentifiedCard | null {
  if (card === null) return null
  const triesLeft = failure.kind === 'pin.blocked' ? 0 : failure.kind === 'pin.wrong' ? failure.triesLeft : cost?.left
  return triesLeft === undefined ? card : { ...card, reading: { ...card.reading, triesLeft } }
}

/** The right PIN resets the counter; to what, only the issuer's rules say. */
export function withFullCounter(card: IdentifiedCard | null): IdentifiedCard | null {
  if (card === null || card.reading.triesLeft === null) return card
  return { ...card, reading: { ...card.reading, triesLeft: card.maxTries } }
}

/** What the journal keeps from 更新 on. */
export const pendingRenewal = ({ challenge, cards, now }: RenewalContext): PendingRenewal => ({
  renewal: held(challenge).renewal,
  time: now(),
  current: held(cards.current).reading.fingerprint,
  new: held(cards.new).reading.fingerprint,
})
