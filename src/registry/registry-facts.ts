import type { Kysely } from 'kysely'
import { base64 } from './log/octets.ts'
import { logHead } from './log-head.ts'
import type { Schema } from './schema.ts'

/** What stands in a registry, for a person. */
export interface RegistryFacts {
  readonly registrations: number
  readonly active: number // cards in use; those of 仮登録 cannot log in yet
  readonly provisional: number // of these
  readonly superseded: number
  readonly roster: number
  readonly newest: readonly { readonly number: string; readonly time: string }[] // receipts: of a renewal, of a request
  readonly log: { readonly size: number; readonly root: string }
}

export async function registryFacts(database: Kysely<Schema>): Promise<RegistryFacts> {
  const count = async (table: 'registration' | 'roster') => {
    const { total } = await database
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('total'))
      .executeTakeFirstOrThrow()
    return Number(total)
  }
  const cards = await database
    .selectFrom('card')
    .select(({ fn }) => ['state', 'standing', fn.countAll().as('total')])
    .groupBy(['state', 'standing'])
    .execute()
  const cardsOf = (...wanted: readonly ('active' | 'superseded' | 'provisional')[]) =>
    cards
      .filter(({ state, standing }) => wanted.every((each) => each === state || each === standing))
      .reduce((sum, { total }) => sum + Number(total), 0)
  const { size, root } = await logHead(database)
  return {
    registrations: await count('registration'),
    active: cardsOf('active'),
    provisional: cardsOf('active', 'provisional'),
    superseded: cardsOf('superseded'),
    roster: await count('roster'),
    newest: await newestReceipts(database),
    log: { size, root: base64(root) },
  }
}

/** By evidence, which is numbered as it was written. */
async function newestReceipts(database: Kysely<Schema>): Promise<RegistryFacts['newest']> {
  const newest = (table: 'receipt' | 'request_receipt') =>
    database.selectFrom(table).select(['number', 'time']).orderBy('evidence', 'desc').limit(1).execute()
  return [...(await newest('receipt')), ...(await newest('request_receipt'))]
}
