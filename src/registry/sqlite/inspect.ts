import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { sqliteTrouble } from './errors.ts'
import { APPLICATION_ID, pragma, SCHEMA_VERSION } from './migrate.ts'

/** Why a registry cannot be opened; the file was not touched. */
export type OpenProblem =
  | { readonly kind: 'database.newer'; readonly path: string; readonly version: number; readonly supported: number }
  | { readonly kind: 'database.foreign'; readonly path: string } // no SQLite file, or another program's
  | { readonly kind: 'database.damaged'; readonly path: string; readonly detail: string }
  | { readonly kind: 'database.unwritable'; readonly path: string; readonly detail: string }

/** Looks at an existing file through a connection that cannot write; null when it is ours to open. */
export function inspect(path: string): OpenProblem | null {
  if (!statSync(path).isFile()) return { kind: 'database.foreign', path }
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(path, { readOnly: true })
    return judge(database, path)
  } catch (error) {
    if (sqliteTrouble(error) === 'busy') throw error // another program is making the file: it is worth waiting
    return openProblem(error, path)
  } finally {
    database?.close()
  }
}

function judge(database: DatabaseSync, path: string): OpenProblem | null {
  const version = pragma(database, 'user_version')
  const tables = database.prepare('select count(*) as tables from sqlite_schema').get()?.tables
  const ours = pragma(database, 'application_id') === APPLICATION_ID
  if (tables !== 0 && !ours) return { kind: 'database.foreign', path }
  if (version > SCHEMA_VERSION) return { kind: 'database.newer', path, version, supported: SCHEMA_VERSION }
  return null
}

/** What an exception of SQLite says about the file; others are bugs, and thrown on. */
export function openProblem(error: unknown, path: string): OpenProblem {
  const trouble = sqliteTrouble(error)
  if (trouble === null) throw error
  if (trouble === 'foreign') return { kind: 'database.foreign', path }
  const kind = trouble === 'broken' ? 'database.damaged' : 'database.unwritable'
  return { kind, path, detail: (error as Error).message }
}
