import { type Kysely, sql } from 'kysely'
import { jstDate } from '../certificate/jst.ts'
import type { Schema } from './schema.ts'

/** '20261123-000127': the day in Japan and a running number within it, without gaps. Counts within the transaction. */
export async function nextReceiptNumber(database: Kysely<Schema>, now: Date): Promise<string> {
  const day = jstDate(now).replaceAll('/', '')
  const { last } = await database
    .insertInto('counter')
    .values({ day, last: 1 })
    .onConflict((conflict) => conflict.column('day').doUpdateSet({ last: sql`counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${day}-${String(last).padStart(6, '0')}`
}
