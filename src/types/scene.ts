import type { CardRole } from '../failure.ts'
import type { PinPadEntry, PinRules, ReaderStatus } from './reader.ts'
import type { Receipt, Review, Settlement } from './registry.ts'
import type { IdentifiedCard, IssuerRules, Notice, PendingRenewal } from './visit.ts'

/** All that the screens are drawn from: a pure function of the kiosk machine's snapshot gives it. */
export interface Scene {
  readonly screen: Screen
  readonly readers: ReaderStatus
  readonly overlay: Overlay | null
}

export type Screen =
  | { readonly name: 'menu'; readonly focused: MenuItem; readonly unavailable: MenuItem | null }
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
  | { readonly name: 'result'; readonly receipt: Receipt }
  /** 「更新は完了しましたか？」: the answer about a renewal that was interrupted; 'unknown' while the registry is away. */
  | {
      readonly name: 'interrupted'
      readonly pending: PendingRenewal
      readonly settlement: Settlement | { readonly state: 'unknown' }
    }
  | { readonly name: 'take-cards'; readonly reason: 'finished' | 'cancelled' | 'timed-out' | 'too-long' | 'restarted' }
  | { readonly name: 'out-of-service' }

export type ScreenName = Screen['name']

export const MENU_ITEMS = ['registration', 'change', 'renewal', 'card-check'] as const
export type MenuItem = (typeof MENU_ITEMS)[number]

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
