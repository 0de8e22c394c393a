import type { CardRole, ReceiptFailure } from '../failure.ts'
import type { CertificateRows } from './certificate.ts'
import type { PinPadEntry, PinRules, ReaderStatus } from './reader.ts'
import type { ReceiptWay } from './receipt.ts'
import type {
  CardStanding,
  CompanyInformation,
  FieldName,
  FormContents,
  RequestReceipt,
  RequestSettlement,
  SearchPolicy,
} from './registration.ts'
import type { Receipt, Review, Settlement } from './registry.ts'
import type { SelfTestResult } from './self-test.ts'
import type { IdentifiedCard, IssuerRules, Notice, PendingRenewal, PendingRequest } from './visit.ts'

/** All that the screens are drawn from: a pure function of the kiosk machine's snapshot gives it. */
export interface Scene {
  readonly screen: Screen
  readonly readers: ReaderStatus
  readonly overlay: Overlay | null
  readonly journey: Journey | null // of the visit, and of the one that has just ended
}

export type Screen =
  | {
      readonly name: 'menu'
      readonly focused: MenuItem
      readonly unavailable: MenuItem | null
      readonly open: readonly MenuItem[]
      readonly selfTest: SelfTestResult | null
      readonly cardLeft: boolean // a card that nobody took after a visit is still in
    }
  | { readonly name: 'current-card'; readonly slot: CardSlot; readonly notice: Notice | null }
  | { readonly name: 'current-pin'; readonly dialog: PinDialog }
  | {
      readonly name: 'new-card'
      readonly slot: CardSlot
      readonly removeFirst: boolean // one reader, and the current card is still in it
      readonly notice: Notice | null
    }
  | { readonly name: 'new-pin'; readonly dialog: PinDialog }
  | {
      readonly name: 'review'
      readonly review: Review
      readonly focused: 'renew' | 'back'
      readonly notice: Notice | null
    }
  | { readonly name: 'result'; readonly receipt: Receipt; readonly issuing: readonly Issuing[] }
  /** 「更新は完了しましたか？」: the answer about a renewal that was interrupted; 'unknown' while the registry is away. */
  | {
      readonly name: 'interrupted'
      readonly pending: PendingRenewal
      readonly settlement: Settlement | { readonly state: 'unknown' }
    }
  | {
      readonly name: 'request-interrupted'
      readonly pending: PendingRequest
      readonly settlement: RequestSettlement | { readonly state: 'unknown' }
    }
  /** 登録, 変更 and ICカードの確認. `again`: the same card is wanted once more, for what it has to sign. */
  | { readonly name: 'card'; readonly slot: CardSlot; readonly again: boolean; readonly notice: Notice | null }
  | { readonly name: 'card-pin'; readonly dialog: PinDialog }
  | SearchScreen
  | FormScreen
  | ConfirmationScreen
  | {
      readonly name: 'registration-result' | 'change-result'
      readonly receipt: RequestReceipt
      readonly issuing: readonly Issuing[]
    }
  | StandingScreen
  | { readonly name: 'take-cards'; readonly reason: 'finished' | 'cancelled' | 'timed-out' | 'too-long' | 'restarted' }
  /** The operator has closed the terminal; `reason` is what the visitor is told, '' for nothing. */
  | { readonly name: 'closed'; readonly reason: string }
  | {
      readonly name: 'operator'
      readonly takes: { readonly password: boolean; readonly card: boolean }
      readonly attempt: number
      readonly said: 'wrong' | { readonly seconds: number } | null
    }
  | { readonly name: 'out-of-service' }

export interface SearchScreen {
  readonly name: 'search'
  readonly policy: SearchPolicy
  readonly sought: { readonly number: string; readonly name: string }
  readonly attempt: number // the password is empty again after each search
  readonly notice: Notice | null
}

/** What 利用者登録 and 利用者変更 show, and their confirmation. */
export interface Form {
  readonly company: CompanyInformation
  readonly card: CertificateRows
  readonly contents: FormContents
  readonly registered: FormContents | null // before the change; null for a registration
  readonly elsewhere: readonly FieldName[] // changed by somebody else meanwhile: `registered` has the present values
}

export interface FormScreen {
  readonly name: 'registration-form' | 'change-form'
  readonly form: Form
  readonly notice: Notice | null
}

export interface ConfirmationScreen {
  readonly name: 'registration-confirmation' | 'change-confirmation'
  readonly form: Form
  readonly focused: 'commit' | 'back'
  readonly notice: Notice | null // after a refusal: only 戻る is left
}

/** ICカードの確認. */
export interface StandingScreen {
  readonly name: 'standing'
  readonly card: IdentifiedCard
  readonly standing: CardStanding | null // null: the registry did not answer, and the notice says so
  readonly loggedIn: 'full' | 'provisional' | null
  readonly loginOffered: boolean
  readonly focused: 'commit' | 'back' // ログインを試す, 閉じる
  readonly notice: Notice | null
}

/** A way to get the receipt that this kiosk offers, and how far it is. */
export type Issuing =
  | { readonly way: ReceiptWay; readonly state: 'offered' | 'working' | 'issued' }
  | { readonly way: ReceiptWay; readonly state: 'failed'; readonly failure: ReceiptFailure }

export type ScreenName = Screen['name']

export const MENU_ITEMS = ['registration', 'change', 'renewal', 'card-check'] as const
export type MenuItem = (typeof MENU_ITEMS)[number]
/** The last is the operator's, and no door of the menu leads there. */
export type Journey = MenuItem | 'maintenance'

export type CardSlot =
  | { readonly state: 'absent' }
  | { readonly state: 'reading' }
  | { readonly state: 'ready'; readonly card: IdentifiedCard }
  | { readonly state: 'refused' } // read, or tried to be, without success; the notice says why

export interface PinDialog {
  readonly role: CardRole
  readonly rules: PinRules
  readonly pinPad: PinPadEntry | null // the PIN is typed there, and there is no field for it
  readonly triesLeft: number | null
  readonly consent: 'not-needed' | 'asked' | 'given' // the last try wants an explicit confirmation first
  readonly blocked: boolean
  readonly issuerName: string // as the certificate has it
  readonly issuer: IssuerRules | null
  readonly samePinTried: boolean // the current card's PIN was tried on the new card and did not fit
  readonly notice: Notice | null
  readonly attempt: number // counts up after each PIN that was handed in: the fields start empty again
  readonly personInCharge: string
}

/** Lies over the screen. While it is 'processing', or the reader's pad waits for a PIN, no key has an effect. */
export type Overlay =
  | { readonly kind: 'processing' }
  | { readonly kind: 'pin-pad'; readonly seconds: number } // the pad's time limit
  | { readonly kind: 'cancelling' } // asks whether to give up
  | { readonly kind: 'idle'; readonly seconds: number } // counts down
