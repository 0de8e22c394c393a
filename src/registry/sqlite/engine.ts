import type { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { type Perform, together, type Work } from '../together.ts'
import { sqliteDialect, type Turn } from './dialect.ts'
import { otherVersion, sqliteCause, sqliteTrouble } from './errors.ts'
import { pragma, SCHEMA_VERSION } from './migrate.ts'
import { patiently } from './patience.ts'

/** One connection, used by one operation at a time (Kysely holds the others back). `onBroken`: see `noting`. */
export function sqliteEngine(database: DatabaseSync, onBroken: (error: unknown) => void = () => {}): Engine {
  const turn: Turn = { isWriting: false, failure: null }
  const kysely = new Kysely<Schema>({ dialect: sqliteDialect(database, turn) })
  let broken: unknown = null
  /** After a failed write to the disk nothing it says can be relied on: no further answer until a restart. */
  const noting = async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      return await work
    } catch (error) {
      if (sqliteTrouble(error) === 'broken') {
        broken = error
        onBroken(error)
      }
      throw error
    }
  }
  const alone = <Value>(work: (connection: Kysely<Schema>) => Promise<Value>): Promise<Value> =>
    broken ? Promise.reject(broken) : noting(kysely.connection().execute(work))
  const isTrouble = (error: unknown) => sqliteTrouble(error) !== null
  const perform: Perform<Kysely<Schema>> = (works) =>
    alone((connection) => transaction(database, turn, connection, works))
  const write = together(perform, isTrouble)
  return {
    read: (work) => alone((connection) => patiently(() => work(connection))),
    write,
    add: async (work) => void (await write(work)),
    causeOf: sqliteCause,
    close: () => kysely.destroy(),
  }
}

/**
 * IMMEDIATE: a transaction that reads first and then writes could otherwise find that somebody wrote in between. A
 * program whose tables were changed under it writes no more.
 */
async function transaction(
  database: DatabaseSync,
  turn: Turn,
  connection: Kysely<Schema>,
  works: readonly Work<Kysely<Schema>>[],
): Promise<unknown[]> {
  await patiently(() => sql`begin immediate`.execute(connection))
  Object.assign(turn, { isWriting: true, failure: null })
  try {
    const version = pragma(database, 'user_version')
    if (version !== SCHEMA_VERSION) throw otherVersion(version)
    const values = []
    for (const work of works) values.push(await work(connection))
    await sql`commit`.execute(connection)
    return values
  } finally {
    turn.isWriting = false
    if (database.isTransaction) await sql`rollback`.execute(connection)
  }
}
