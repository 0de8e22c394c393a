import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import { inspect, SCHEMA_VERSION } from './migrate.ts'
import type { PostgresProblem } from './problem.ts'
import { inSession } from './session.ts'
import { shownUrl } from './shown-url.ts'

/**
 * The registry as it is now, through a connection that cannot write; programs may go on. What is written meanwhile is not
 * seen: one transaction from the first look to the last.
 */
export const withPostgresRecords = <Value>(
  url: string,
  work: (database: Kysely<Schema>) => Promise<Value>,
): Promise<Value | PostgresProblem> =>
  inSession<Value | PostgresProblem>(url, async ({ client, database }) => {
    const path = shownUrl(url)
    await client.query('begin isolation level repeatable read read only')
    const { version, problem } = await inspect(client, path)
    if (problem) return problem
    if (version !== SCHEMA_VERSION) return { kind: version === 0 ? 'database.missing' : 'database.older', path }
    return work(database)
  })
