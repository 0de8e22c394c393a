import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import { sqliteDialect } from './dialect.ts'
import { inspect, type OpenProblem, openProblem } from './inspect.ts'
import { pragma, SCHEMA_VERSION } from './migrate.ts'
import { patiently } from './patience.ts'

export type RecordsProblem =
  | OpenProblem
  | { readonly kind: 'database.missing' | 'database.older'; readonly path: string }

/**
 * The registry in a file as it is now, through a connection that cannot write; the kiosk may go on. What is written
 * meanwhile is not seen: one transaction from the first look to the last.
 */
export async function openRecords(path: string): Promise<Kysely<Schema> | RecordsProblem> {
  if (!existsSync(path)) return { kind: 'database.missing', path }
  try {
    const problem = await patiently(async () => inspect(path))
    if (problem) return problem
    const database = new DatabaseSync(path, { readOnly: true })
    if (pragma(database, 'user_version') < SCHEMA_VERSION) {
      database.close()
      return { kind: 'database.older', path }
    }
    database.exec('begin')
    // The transaction stands with its first read, which a kiosk that is closing the file holds up for a moment.
    await patiently(async () => database.prepare('select count(*) from signer').get())
    return new Kysely<Schema>({ dialect: sqliteDialect(database) })
  } catch (error) {
    return openProblem(error, path)
  }
}
