import type { CardRole, ReceiptFailure } from '../../src/failure.ts'
import type { ReaderStatus } from '../../src/types/reader.ts'
import type { ReceiptOffers, ReceiptWay } from '../../src/types/receipt.ts'
import type { IdentifiedCard, Notice } from '../../src/types/visit.ts'
import type { Delays } from '../delays.ts'

export interface VisitInput {
  readonly readers: ReaderStatus
  readonly delays: Delays
  readonly now: () => string // RFC 3339, UTC
  readonly receipts: ReceiptOffers
}

/** What every journey knows that has card screens and PIN dialogs. */
export interface VisitContext extends VisitInput {
  readonly slot: number | null // the insertion that the card screen is about
  readonly passedOver: number // the insertion that was handed back as unsuitable; a later one is preferred
  readonly confirmed: boolean // OK was pressed before the card was ready
  readonly cards: { readonly [Role in CardRole]?: IdentifiedCard | null }
  readonly notice: Notice | null
  readonly attempt: number
  readonly personInCharge: string
  readonly unissued: Readonly<Record<ReceiptWay, ReceiptFailure | null>>
}

export interface VisitArgs<Context extends VisitContext = VisitContext> {
  readonly context: Context
}

/**
 * 'processing': no key has an effect. 'committing': the visit must not be ended from outside. 'finished': what the
 * visitor came for has happened, and all that is left is to say so.
 */
export type VisitTag = 'processing' | 'committing' | 'finished'

export const emptyVisit = {
  slot: null,
  passedOver: 0,
  confirmed: false,
  notice: null,
  attempt: 0,
  personInCharge: '',
  unissued: { print: null, save: null },
}
