import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'
import { rfc3339 } from './time.ts'

const KEPT = 24 * 3600_000 // ms: a late retry is told that its challenge is too old, not that nobody knows it

type Table = 'challenge' | 'request'

/** Whether there are rows of visits that came to nothing and are to be forgotten. */
export const hasForgotten = async (database: Kysely<Schema>, table: Table, now: Date): Promise<boolean> =>
  (await sql`select 1 from ${sql.table(table)} where ${isForgotten(now)} limit 1`.execute(database)).rows.length > 0

/** Within a `write`: nobody may be about to go on with one of them. */
export const forget = (database: Kysely<Schema>, table: Table, now: Date) =>
  sql`delete from ${sql.table(table)} where ${isForgotten(now)}`.execute(database)

/** As the indexes `challenge_unused` and `request_unused` have it; a state that is bound would keep SQLite from them. */
const isForgotten = (now: Date) => sql`state <> 'used' and expires < ${rfc3339(new Date(now.getTime() - KEPT))}`
