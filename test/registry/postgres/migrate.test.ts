import { Client } from 'pg'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { migrate, SCHEMA_VERSION } from '../../../src/registry/postgres/migrate.ts'
import { postgresPool } from '../../../src/registry/postgres/pool.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { type PostgresPlace, postgresPlace } from '../../support/postgres-place.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop(), 60_000)

/** Tables as the version before had them. */
async function ofVersionThree(place: PostgresPlace) {
  const pool = postgresPool(place.url)
  onTestFinished(() => pool.end())
  expect(await migrate(pool, place.url)).toBeNull()
  await place.query('drop table cosignature; update koshin set version = 3')
  return pool
}

it.skipIf(postgres === null)('waits for a writer of the version before, who never waits for it in turn', async () => {
  const place = await postgresPlace(postgres)
  const pool = await ofVersionThree(place)
  const writer = new Client({ connectionString: place.url })
  await writer.connect()
  onTestFinished(() => writer.end())
  await writer.query('begin')
  await writer.query('select version from koshin for update')
  const migrated = migrate(pool, place.url).catch((error: Error) => error.message)
  const waiting = () => place.query("select from pg_stat_activity where wait_event_type = 'Lock'")
  await expect.poll(waiting, { timeout: 10_000 }).toHaveLength(1)
  await writer.query('lock table head in row exclusive mode') // as it does when it appends to the log
  await writer.query('commit')
  expect(await migrated).toBeNull()
  expect(await place.query('select version::int from koshin')).toEqual([{ version: SCHEMA_VERSION }])
})
