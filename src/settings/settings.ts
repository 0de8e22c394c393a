import type { IssuerEntry } from '../certificate/issuers.ts'
import type { Trust } from '../certificate/trust.ts'
import type { RenewalPolicies } from '../registry/policies.ts'
import { type Display, USUAL_DISPLAY } from '../types/display.ts'
import type { ReceiptSettings } from '../types/receipt.ts'
import type { SearchPolicy } from '../types/registration.ts'
import type { MenuItem } from '../types/scene.ts'

/** What the operator has written into koshin.toml; what is left out is as Koshin has it. */
export interface Settings {
  readonly kiosk: KioskSettings
  readonly operator: string | null // the hash of the password that ends the program
  readonly operatorCards: readonly string[] // certificates of cards that do: SHA-256, lower-case hex
  readonly policies: Partial<RenewalPolicies>
  readonly search: Partial<SearchPolicy>
  readonly missingCrls: Trust['revocation']
  readonly issuers: readonly IssuerEntry[]
  readonly witnesses: readonly WitnessEntry[]
  readonly receipt: ReceiptSettings
  readonly display: Display
}

/** How this kiosk treats visitors. */
export interface KioskSettings {
  readonly language?: 'ja' | 'en'
  readonly systemName: { readonly ja?: string; readonly en?: string } // in the title bar
  readonly menu?: readonly MenuItem[] // what can be done here
  /** Milliseconds, named as the machines name them. */
  readonly delays: {
    readonly [Name in 'idle' | 'idleCountdown' | 'visitCeiling' | 'formCeiling' | 'reminder']?: number
  }
  readonly renewalAdvisedDays?: number // before the end of the certificate
  readonly selfTestAt?: number | null // minutes after midnight in Japan; null: off
  readonly trust?: string // folder of the accepted authorities
}

/** Who cosigns the heads of the log. */
export interface WitnessEntry {
  readonly url: string
  readonly key: string // Ed25519, hex
}

export const NO_SETTINGS: Settings = {
  operator: null,
  operatorCards: [],
  kiosk: { systemName: {}, delays: {} },
  policies: {},
  search: {},
  missingCrls: 'refuse',
  issuers: [],
  witnesses: [],
  receipt: { folder: null, printer: null, format: 'pdf', when: 'on-key', font: null },
  display: USUAL_DISPLAY,
}
