import type { CardKey } from '../certificate/card-key.ts'
import type { IssuerTable } from '../certificate/issuers.ts'
import type { Trust } from '../certificate/trust.ts'
import type { ViewOf } from '../certificate/view.ts'
import type { SearchPolicy } from '../types/registration.ts'
import type { Engine } from './engine.ts'
import type { LogKeys } from './log-keys.ts'
import type { RenewalPolicies } from './policies.ts'
import type { DatabaseState } from './watch-engine.ts'

export interface RegistryOptions {
  readonly name: string // as statements say it: 1 to 64 of letters, digits and _.:/-
  readonly trust: () => Trust // asked at each decision
  readonly policies?: Partial<RenewalPolicies> // the others are the usual ones
  readonly issuers?: IssuerTable
  readonly search?: Partial<SearchPolicy>
  readonly clock: () => Date
  readonly randomBytes: (size: number) => Uint8Array
  readonly onDatabase?: (state: DatabaseState) => void
}

/** All that a registry operation works with. */
export interface World extends Required<Omit<RegistryOptions, 'issuers' | 'onDatabase'>> {
  readonly policies: RenewalPolicies
  readonly search: SearchPolicy
  readonly keyOf: (certificate: Uint8Array) => CardKey | null
  readonly view: ViewOf
  readonly engine: Engine
  readonly keys: LogKeys
}
