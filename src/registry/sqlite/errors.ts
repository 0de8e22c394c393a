/** Result codes of SQLite (sqlite.org/rescode.html), as far as they say that the database is at fault and not the code. */
const TROUBLE: Readonly<Record<number, SqliteTrouble>> = {
  5: 'busy', // SQLITE_BUSY: another process held it longer than the time-out
  6: 'busy', // SQLITE_LOCKED
  8: 'unwritable', // SQLITE_READONLY
  10: 'broken', // SQLITE_IOERR
  11: 'broken', // SQLITE_CORRUPT
  13: 'unwritable', // SQLITE_FULL
  14: 'unwritable', // SQLITE_CANTOPEN
  17: 'unwritable', // SQLITE_SCHEMA: `otherVersion`
  23: 'unwritable', // SQLITE_AUTH
  26: 'foreign', // SQLITE_NOTADB
}

export type SqliteTrouble = 'busy' | 'unwritable' | 'broken' | 'foreign'

/** What is wrong with the database; null when the exception says something else, so is a bug. */
export function sqliteTrouble(error: unknown): SqliteTrouble | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return TROUBLE[error.errcode & 0xff] ?? null // extended codes hold the primary one in their low octet
}

/** For a log: the result code and what SQLite calls it. */
export function sqliteCause(error: unknown): string | null {
  if (sqliteTrouble(error) === null) return null
  const { errcode, errstr = 'the tables are of another version' } = error as Error & {
    errcode: number
    errstr?: string
  }
  return `SQLite ${errcode}: ${errstr}`
}

/** A newer program has changed the tables while this one ran, and has to take its place. */
export const otherVersion = (version: number): Error =>
  Object.assign(new Error(`the tables are of version ${version}`), { errcode: 17 })
