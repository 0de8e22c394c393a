import type { RenewalRole } from '../../src/failure.ts'
import type { Receipt } from '../../src/types/registry.ts'
import type { PendingRenewal } from '../../src/types/visit.ts'
import { held } from '../held.ts'
import type { Settled } from '../settlement.ts'
import { emptyVisit } from '../visit/context.ts'
import type { RenewalContext, RenewalInput } from './context.ts'

export const startOfVisit = (input: RenewalInput): RenewalContext => ({
  ...input,
  ...emptyVisit,
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
})

/** What is given up when the visitor is sent back to the card screen of `role`. */
export function withoutCard({ cards, proofs }: RenewalContext, role: RenewalRole) {
  const slot = { slot: null, confirmed: false, review: null, focused: 'back' } as const
  if (role === 'new') return { ...slot, cards: { ...cards, new: null }, proofs: { ...proofs, new: null } }
  const none = { current: null, new: null }
  return { ...slot, cards: none, proofs: none, challenge: null, pending: null }
}

/** What the journal keeps from 更新 on. */
export const pendingRenewal = ({ challenge, cards, now }: RenewalContext): PendingRenewal => ({
  renewal: held(challenge).renewal,
  time: now(),
  current: held(cards.current).reading.fingerprint,
  new: held(cards.new).reading.fingerprint,
})

/** Null unless a renewal was done. */
export const renewalReceipt = (settled: Settled): Receipt | null =>
  settled.state === 'done' && 'renewal' in settled.receipt ? settled.receipt : null
