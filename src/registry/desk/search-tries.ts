import type { Kysely, Selectable } from 'kysely'
import type { Schema } from '../schema.ts'
import { rfc3339 } from '../time.ts'

type Tries = Selectable<Schema['search_tries']>
type Scope = Tries['scope']

/** Ten tries for a number, so that nobody guesses its password; sixty for a kiosk, so that nobody lists the roster. */
const MOST: Readonly<Record<Scope, number>> = { number: 10, kiosk: 60 }
const WINDOW = 600 // seconds from the first of them

/** How long the next search has to wait, in seconds; 0: not at all, and it is counted. */
export async function countSearch(
  database: Kysely<Schema>,
  names: Readonly<Record<Scope, string>>,
  now: Date,
): Promise<number> {
  // A clock that was set back must not lock anybody out for longer than the window.
  await database
    .updateTable('search_tries')
    .set({ since: rfc3339(now) })
    .where('since', '>', rfc3339(now))
    .execute()
  await database
    .deleteFrom('search_tries')
    .where('since', '<=', rfc3339(before(now)))
    .execute()
  const scopes = ['number', 'kiosk'] as const
  const waits = []
  for (const scope of scopes) waits.push(waitOf(await triesOf(database, scope, names[scope]), now))
  const seconds = Math.max(...waits)
  if (seconds === 0) for (const scope of scopes) await count(database, scope, names[scope], now)
  return seconds
}

const before = (now: Date): Date => new Date(now.getTime() - WINDOW * 1000)

const triesOf = (database: Kysely<Schema>, scope: Scope, name: string): Promise<Tries | undefined> =>
  database.selectFrom('search_tries').selectAll().where('scope', '=', scope).where('name', '=', name).executeTakeFirst()

function waitOf(row: Tries | undefined, now: Date): number {
  if (!row || row.tries < MOST[row.scope]) return 0
  const left = Math.ceil((Date.parse(row.since) - before(now).getTime()) / 1000)
  return Math.max(left, 1)
}

async function count(database: Kysely<Schema>, scope: Scope, name: string, now: Date): Promise<void> {
  await database
    .insertInto('search_tries')
    .values({ scope, name, since: rfc3339(now), tries: 1 })
    .onConflict((conflict) =>
      conflict.columns(['scope', 'name']).doUpdateSet((row) => ({ tries: row('search_tries.tries', '+', 1) })),
    )
    .execute()
}
