import { describe } from 'vitest'
import { beginningContract } from './beginning.ts'
import { concurrencyContract } from './concurrency.ts'
import { proofContract } from './proofs.ts'
import { refusalContract } from './refusals.ts'
import { renewalContract } from './renewal.ts'
import type { CreateStore } from './store.ts'

/** What every engine of the registry must do; called with each of them. */
export function registryContract(engine: string, createStore: CreateStore): void {
  describe(`the registry on ${engine}`, () => {
    beginningContract(createStore)
    renewalContract(createStore)
    refusalContract(createStore)
    proofContract(createStore)
    concurrencyContract(createStore)
  })
}
