import { Kysely, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { isPostgresTrouble } from './errors.ts'
import { takeTurn } from './take-turn.ts'

/**
 * Any number of programs over one database. Writers follow each other by the row lock of `takeTurn`, and in READ COMMITTED
 * every later statement of theirs sees all that those before have committed, since each has a snapshot of its own. A
 * reader sees one moment. When the connection breaks at the commit its outcome is not known, and what is thrown is trouble.
 */
export const postgresEngine = (pool: Pool): Engine =>
  engineOver(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }))

export function engineOver(kysely: Kysely<Schema>): Engine {
  return {
    read: (work) => kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    write: (work) =>
      kysely
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (transaction) => {
          await takeTurn(transaction)
          return work(transaction)
        }),
    isTrouble: isPostgresTrouble,
    close: () => kysely.destroy(),
  }
}
