import type { RenewalRole } from '../../src/failure.ts'
import type { KioskEvent } from '../../src/types/kiosk-event.ts'
import type { CardReading } from '../../src/types/reader.ts'
import type { Challenge, Receipt, Review, SignedStatement } from '../../src/types/registry.ts'
import type { IdentifiedCard, PendingRenewal } from '../../src/types/visit.ts'
import type { VisitContext, VisitInput } from '../visit/context.ts'

export type RenewalInput = VisitInput

export interface RenewalContext extends VisitContext {
  readonly cards: Readonly<Record<RenewalRole, IdentifiedCard | null>>
  readonly proofs: Readonly<Record<RenewalRole, SignedStatement | null>>
  readonly challenge: Challenge | null
  readonly review: Review | null
  readonly samePinSpent: boolean // once in a visit, whatever came of it
  readonly samePinMissed: number | null // the insertion that the current card's PIN did not fit
  readonly focused: 'renew' | 'back'
  readonly formerNew: CardReading | null // of the new card that 戻る was pressed about
  readonly pending: PendingRenewal | null
  readonly receipt: Receipt | null
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
      | 'receipt.wanted'
      | 'result.closed'
      | 'interruption.acknowledged'
      | 'cancel.requested'
  }
>
