import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import type { Pool } from 'pg'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { isPostgresTrouble, OTHER_VERSION } from './errors.ts'
import { SCHEMA_VERSION } from './migrate.ts'

/**
 * Any number of programs over one database. Writers follow each other by the row lock of `takeTurn`, and in READ COMMITTED
 * every later statement of theirs sees all that those before have committed, since each has a snapshot of its own. A
 * reader sees one moment. When the connection breaks at the commit its outcome is not known, and what is thrown is trouble.
 */
export function postgresEngine(pool: Pool): Engine {
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
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

/** Takes the one row of `koshin` until the transaction ends. A program whose tables were changed under it writes no more. */
async function takeTurn(transaction: Transaction<Schema>): Promise<void> {
  const { rows } = await sql<{ version: number }>`select version from koshin for update`.execute(transaction)
  const version = rows[0]?.version
  if (version !== SCHEMA_VERSION)
    throw Object.assign(new Error(`the tables are of version ${version}`), { code: OTHER_VERSION })
}
