import type { KioskEvent } from '../../src/types/kiosk-event.ts'
import type {
  CardStanding,
  CompanyInformation,
  FieldName,
  FormContents,
  RegisteredContents,
  RequestChallenge,
  RequestReceipt,
  SearchPolicy,
} from '../../src/types/registration.ts'
import type { SignedStatement } from '../../src/types/registry.ts'
import type { IdentifiedCard, PendingRequest } from '../../src/types/visit.ts'
import type { VisitContext } from '../visit/context.ts'

/** What 登録, 変更 and ICカードの確認 know. */
export interface DeskContext extends VisitContext {
  readonly cards: { readonly card: IdentifiedCard | null }
  readonly holder: IdentifiedCard | null // the card that logged in; it may be out of the reader while a form is filled in
  readonly challenge: RequestChallenge | null // for the next signature
  readonly proof: SignedStatement | null // the newest
  readonly standing: CardStanding | null
  readonly loggedIn: 'full' | 'provisional' | null // ICカードの確認: the registry took this card's proof
  readonly search: SearchPolicy | null
  readonly sought: { readonly number: string; readonly name: string }
  readonly company: CompanyInformation | null
  readonly registration: RegisteredContents | null
  readonly contents: FormContents | null // as the form was left
  readonly elsewhere: readonly FieldName[] // what somebody else changed while this form was open
  readonly focused: 'commit' | 'back'
  readonly pending: PendingRequest | null
  readonly receipt: RequestReceipt | null
}

export type DeskEvent = Extract<
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
      | 'search.entered'
      | 'form.handed-in'
      | 'form.left'
      | 'interruption.acknowledged'
      | 'cancel.requested'
  }
>
