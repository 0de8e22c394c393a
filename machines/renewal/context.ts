import type { RenewalRole } from '../../src/failure.ts'
import type { KioskEvent } from '../../src/types/kiosk-event.ts'
import type { ReaderStatus } from '../../src/types/reader.ts'
import type { Challenge, Receipt, Review, SignedStatement } from '../../src/types/registry.ts'
import type { IdentifiedCard, Notice, PendingRenewal } from '../../src/types/visit.ts'
import type { Delays } from '../delays.ts'

export interface RenewalInput {
  readonly readers: ReaderStatus
  readonly delays: Delays
  readonly now: () => string // RFC 3339, UTC
}

export interface RenewalContext extends RenewalInput {
  readonly slot: number | null // the insertion that the card screen is about
  readonly passedOver: number // the insertion that was handed back as unsuitable; a later one is preferred
  readonly confirmed: boolean // OK was pressed before the card was ready
  readonly cards: Readonly<Record<RenewalRole, IdentifiedCard | null>>
  readonly proofs: Readonly<Record<RenewalRole, SignedStatement | null>>
  readonly challenge: Challenge | null
  readonly review: Review | null
  readonly samePinSpent: boolean // once in a visit, whatever came of it
  readonly samePinMissed: number | null // the insertion that the current card's PIN did not fit
  readonly focused: 'renew' | 'back'
  readonly formerNew: string | null // fingerprint of the new card that 戻る was pressed about
  readonly pending: PendingRenewal | null
  readonly receipt: Receipt | null
  readonly notice: Notice | null
  readonly attempt: number
  readonly personInCharge: string
}

export type RenewalEvent = Extract<
  KioskEvent,
  {
    type:
      | 'readers.changed'
      | 'card.confirmed'
      | 'pin.entered'
      | 'last-try.accepted'
      | 'focus.moved'
      | 'review.chosen'
      | 'result.closed'
      | 'interruption.acknowledged'
      | 'cancel.requested'
  }
>

/**
 * 'processing': no key has an effect. 'committing': the visit must not be ended from outside. 'finished': the
 * registration has moved, and all that is left is to say so.
 */
export type RenewalTag = 'processing' | 'committing' | 'finished'
