import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * What the rules need of a database. Everything in `work` happens, or nothing; nobody else writes meanwhile. Writes may
 * share a commit (`together`), and one of them may be done a second time: it changes nothing but the database.
 */
export interface Engine {
  read<Value>(work: (database: Kysely<Schema>) => Promise<Value>): Promise<Value>
  write<Value>(work: (database: Kysely<Schema>) => Promise<Value>): Promise<Value>
  /** As `write`, but others may write meanwhile: only for rows that nobody knows of before. */
  add(work: (database: Kysely<Schema>) => Promise<unknown>): Promise<void>
  /** Why the database was away, full, locked or broken, in words that hold no values of anybody; null for a bug. */
  causeOf(error: unknown): string | null
  close(): Promise<void>
}
