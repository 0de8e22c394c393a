import type { IssuerEntry } from '../certificate/issuers.ts'
import type { RenewalPolicies } from '../registry/policies.ts'

/** What the operator has written into koshin.toml; what is left out is as Koshin has it. */
export interface Settings {
  readonly policies: Partial<RenewalPolicies>
  readonly missingCrls: MissingCrls | null
  readonly issuers: readonly IssuerEntry[]
}

/** Whether an authority without a CRL that is in date is refused, or believed with a warning in the log. */
export type MissingCrls = 'refuse' | 'warn'

export const NO_SETTINGS: Settings = { policies: {}, missingCrls: null, issuers: [] }
