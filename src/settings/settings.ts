import type { IssuerEntry } from '../certificate/issuers.ts'
import type { Trust } from '../certificate/trust.ts'
import type { RenewalPolicies } from '../registry/policies.ts'
import type { SearchPolicy } from '../types/registration.ts'

/** What the operator has written into koshin.toml; what is left out is as Koshin has it. */
export interface Settings {
  readonly policies: Partial<RenewalPolicies>
  readonly search: Partial<SearchPolicy>
  readonly missingCrls: Trust['revocation']
  readonly issuers: readonly IssuerEntry[]
}

export const NO_SETTINGS: Settings = { policies: {}, search: {}, missingCrls: 'refuse', issuers: [] }
