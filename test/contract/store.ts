import type { SeedableRegistry } from '../../src/registry/registry.ts'
import type { RegistryOptions } from '../../src/registry/world.ts'

/** One database of an engine under test, and what stands in it; the contract looks at it from outside. */
export interface Store {
  /** A registry over this database; a second one only where `shared`. */
  open(options: RegistryOptions): Promise<SeedableRegistry>
  readonly shared: boolean
  rows(): Promise<Rows>
  /** One statement past the registry. */
  run(sql: string): Promise<unknown[]>
  dispose(): Promise<void>
}

export type CreateStore = () => Promise<Store>

export interface Rows {
  readonly cards: readonly { registration: number; fingerprint: string; state: string; standing: string }[]
  readonly evidence: readonly { fingerprint: string; renewal: string | null; body: string }[]
  readonly receipts: readonly { number: string; renewal: string; current: string; new: string }[]
  readonly registrations: readonly {
    number: string
    name: string
    company_id: string | null
    contents: string | null
    revision: number
  }[]
  readonly requestReceipts: readonly { number: string; request: string; kind: string }[]
}
