import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import { sqliteDialect } from './dialect.ts'
import { inspect, type OpenProblem, openProblem } from './inspect.ts'
import { pragma, SCHEMA_VERSION } from './migrate.ts'
import { patiently } from './patience.ts'

export type SqliteRecordsProblem =
  | OpenProblem
  | { readonly kind: 'database.missing' | 'database.older'; readonly path: string }

/**
 * The registry in a file as it is now, through a connection that cannot write; the kiosk may go on. What is written
 * meanwhile is not seen: one transaction from the first look to the last.
 */
export async function withSqliteRecords<Value>(
  path: string,
  work: (database: Kysely<Schema>) => Promise<Value>,
): Promise<Value | SqliteRecordsProblem> {
  if (!existsSync(path)) return { kind: 'database.missing', path }
  let database: DatabaseSync | null = null
  try {
    const problem = await patiently(async () => inspect(path))
    if (problem) return problem
    database = new DatabaseSync(path, { readOnly: true })
    if (pragma(database, 'user_version') < SCHEMA_VERSION) return { kind: 'database.older', path }
    await begin(database)
    return await work(new Kysely<Schema>({ dialect: sqliteDialect(database) }))
  } catch (error) {
    return openProblem(error, path)
  } finally {
    database?.close()
  }
}

/** The transaction stands with its first read, which a kiosk that is closing the file holds up for a moment. */
async function begin(database: DatabaseSync): Promise<void> {
  database.exec('begin')
  await patiently(async () => database.prepare('select count(*) from signer').get())
}
