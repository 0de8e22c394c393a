import { describe } from 'vitest'
import type { CreateStore } from '../store.ts'
import { concurrencyContract } from './concurrency.ts'
import { refusalContract } from './refusals.ts'
import { registrationContract } from './registration.ts'
import { searchContract } from './search.ts'
import { sheetContract } from './sheets.ts'

/** What the counter for 登録, 変更 and ICカードの確認 must do on every engine of the registry. */
export function deskContract(engine: string, createStore: CreateStore): void {
  describe(`the desk on ${engine}`, () => {
    registrationContract(createStore)
    refusalContract(createStore)
    searchContract(createStore)
    sheetContract(createStore)
    concurrencyContract(createStore)
  })
}
