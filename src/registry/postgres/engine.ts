import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Pool } from 'pg'
import Cursor from 'pg-cursor'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { isPostgresTrouble } from './errors.ts'

const postgresKysely = (pool: Pool): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) })

/**
 * Any number of programs over one database. A writer first takes the one row of `koshin`, so that writers follow each
 * other whatever they write, and every later statement of theirs sees all that those before have committed (READ
 * COMMITTED: each statement has a snapshot of its own). A reader sees one moment.
 */
export function postgresEngine(pool: Pool): Engine {
  const kysely = postgresKysely(pool)
  const within = <Value>(begin: string, work: (connection: Kysely<Schema>) => Promise<Value>): Promise<Value> =>
    kysely.connection().execute((connection) => transaction(connection, begin, work))
  return {
    read: (work) => within('begin isolation level repeatable read read only', work),
    write: (work) =>
      within('begin', async (connection) => {
        await sql`select version from koshin for update`.execute(connection)
        return work(connection)
      }),
    isTrouble: isPostgresTrouble,
    close: () => kysely.destroy(),
  }
}

/** When the connection breaks at the commit, its outcome is not known; the exception says trouble, never 'not done'. */
async function transaction<Value>(
  connection: Kysely<Schema>,
  begin: string,
  work: (connection: Kysely<Schema>) => Promise<Value>,
): Promise<Value> {
  await sql.raw(begin).execute(connection)
  let value: Value
  try {
    value = await work(connection)
  } catch (error) {
    await sql`rollback`.execute(connection).catch(() => {}) // a connection that is gone has rolled back by itself
    throw error
  }
  await sql`commit`.execute(connection)
  return value
}
