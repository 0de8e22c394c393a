import type { IssuerEntry } from '../certificate/issuers.ts'
import type { Trust } from '../certificate/trust.ts'
import type { RenewalPolicies } from '../registry/policies.ts'
import { type Display, USUAL_DISPLAY } from '../types/display.ts'
import type { ReceiptSettings } from '../types/receipt.ts'
import type { SearchPolicy } from '../types/registration.ts'

/** What the operator has written into koshin.toml; what is left out is as Koshin has it. */
export interface Settings {
  readonly policies: Partial<RenewalPolicies>
  readonly search: Partial<SearchPolicy>
  readonly missingCrls: Trust['revocation']
  readonly issuers: readonly IssuerEntry[]
  readonly witnesses: readonly WitnessEntry[]
  readonly receipt: ReceiptSettings
  readonly display: Display
}

/** Who cosigns the heads of the log. */
export interface WitnessEntry {
  readonly url: string
  readonly key: string // Ed25519, hex
}

export const NO_SETTINGS: Settings = {
  policies: {},
  search: {},
  missingCrls: 'refuse',
  issuers: [],
  witnesses: [],
  receipt: { folder: null, printer: null, format: 'pdf', when: 'on-key', font: null },
  display: USUAL_DISPLAY,
}
