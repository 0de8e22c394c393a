import { Kysely, PostgresDialect } from 'kysely'
import type { Schema } from '../schema.ts'
import { inspect, SCHEMA_VERSION } from './migrate.ts'
import { postgresSession } from './pool.ts'
import { type PostgresProblem, postgresProblem } from './problem.ts'
import { shownUrl } from './shown-url.ts'

/**
 * The registry as it is now, through a session that cannot write; programs may go on. What is written meanwhile is not
 * seen: one transaction from the first look until it is destroyed.
 */
export async function openPostgresRecords(url: string): Promise<Kysely<Schema> | PostgresProblem> {
  const path = shownUrl(url)
  const session = postgresSession(url)
  try {
    const client = await session.pool.connect()
    await client.query('begin isolation level repeatable read read only')
    const { version, problem } = await inspect(client, path)
    client.release(problem !== null)
    if (problem === null && version === SCHEMA_VERSION)
      return new Kysely<Schema>({ dialect: new PostgresDialect(session) })
    await session.pool.end()
    return problem ?? { kind: version === 0 ? 'database.missing' : 'database.older', path }
  } catch (error) {
    await session.pool.end()
    return postgresProblem(error, path)
  }
}
