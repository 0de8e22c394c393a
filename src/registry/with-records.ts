import type { Kysely } from 'kysely'
import { isPostgres } from './open-database.ts'
import type { PostgresProblem } from './postgres/problem.ts'
import type { Schema } from './schema.ts'
import { type SqliteRecordsProblem, withSqliteRecords } from './sqlite/with-records.ts'

export type RecordsProblem = SqliteRecordsProblem | PostgresProblem

/** Reads a registry ('sqlite:FILE' or 'postgres://…') as it is at one moment; whoever serves from it may go on. */
export async function withRecords<Value>(
  url: string,
  work: (database: Kysely<Schema>) => Promise<Value>,
): Promise<Value | RecordsProblem> {
  if (!isPostgres(url)) return withSqliteRecords(url.slice('sqlite:'.length), work)
  const { withPostgresRecords } = await import('./postgres/with-records.ts')
  return withPostgresRecords(url, work)
}
