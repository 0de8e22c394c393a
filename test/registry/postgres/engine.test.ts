import { sql } from 'kysely'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { postgresEngine } from '../../../src/registry/postgres/engine.ts'
import { isPostgresTrouble } from '../../../src/registry/postgres/errors.ts'
import { alone, migrate } from '../../../src/registry/postgres/migrate.ts'
import { openPostgresRegistry } from '../../../src/registry/postgres/open.ts'
import { postgresPool } from '../../../src/registry/postgres/pool.ts'
import { testAuthority } from '../../support/certificates.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { type PostgresPlace, postgresPlace } from '../../support/postgres-place.ts'
import { testOptions, testTrust } from '../../support/registry.ts'

const postgres = canRunPostgres() ? await startPostgres(['synchronous_commit=off']) : null
afterAll(() => postgres?.stop())

const { certificate } = await testAuthority()
const options = testOptions(testTrust(certificate))

async function engineOn({ url }: PostgresPlace, settings: Parameters<typeof postgresPool>[1] = {}) {
  const pool = postgresPool(url, settings)
  expect(await migrate(pool, url)).toBeNull()
  const engine = postgresEngine(pool)
  onTestFinished(() => engine.close())
  return engine
}

const counter = (day: string) => ({ day, last: 2 ** 40 })
const thrown = (work: Promise<unknown>) => work.then(() => null).catch((error) => error)

describe.skipIf(postgres === null)('the engine on PostgreSQL', () => {
  it('gives numbers and octets as SQLite does', async () => {
    const engine = await engineOn(await postgresPlace(postgres))
    const key = new Uint8Array(32).fill(200)
    await engine.write(async (database) => {
      await database.insertInto('counter').values(counter('20261123')).execute()
      await database.insertInto('signer').values({ name: 'log', key }).execute()
    })
    const read = await engine.read(async (database) => [
      await database.selectFrom('counter').selectAll().execute(),
      await database.selectFrom('signer').select('key').executeTakeFirst(),
    ])
    expect(read).toEqual([[counter('20261123')], { key }])
  })

  it('says what failed first, whoever hears of it first', async () => {
    const engine = await engineOn(await postgresPlace(postgres))
    const broken = engine.write(async (database) => {
      sql`select 1 / 0`.execute(database).catch(() => {})
      await sql`select 1`.execute(database) // hears that the transaction is aborted
    })
    expect(await thrown(broken)).toMatchObject({ code: '22012' })
    expect(await engine.write(async () => 'the next one works')).toBe('the next one works')
  })

  it('lets one write at a time, and reads one moment', async () => {
    const place = await postgresPlace(postgres)
    const [here, there] = [await engineOn(place), await engineOn(place)]
    let [inside, most] = [0, 0]
    const write = (engine: typeof here, day: string) =>
      engine.write(async (database) => {
        most = Math.max(most, ++inside)
        const rows = await database.selectFrom('counter').selectAll().execute()
        await database.insertInto('counter').values({ day, last: rows.length }).execute()
        inside -= 1
      })
    const days = Array.from({ length: 40 }, (_, index) => `day ${index}`)
    await here.read(async (database) => {
      const count = () => database.selectFrom('counter').selectAll().execute()
      expect(await count()).toEqual([])
      await Promise.all(days.map((day, index) => write(index % 2 ? here : there, day)))
      expect(await count()).toEqual([])
    })
    expect(most).toBe(1)
    const rows = await place.query('select last::int from counter order by last')
    expect(rows).toEqual(days.map((_, last) => ({ last })))
  })

  it('commits once for what comes at once, and undoes alone what fails alone', async () => {
    const place = await postgresPlace(postgres)
    const engine = await engineOn(place)
    const write = (day: string) =>
      engine.write((database) => database.insertInto('counter').values(counter(day)).execute())
    await Promise.all(['1', '2', '3'].map(write))
    expect(await place.query('select count(distinct xmin::text)::int as commits from counter')).toEqual([
      { commits: 1 },
    ])
    const answers = await Promise.allSettled(['4', '3', '5'].map(write))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const days = ['1', '2', '3', '4', '5'].map((day) => ({ day }))
    expect(await place.query('select day from counter order by day')).toEqual(days)
  })

  it('keeps its commits whatever the server thinks of them', async () => {
    const engine = await engineOn(await postgresPlace(postgres))
    const setting = await engine.write((database) => sql`show synchronous_commit`.execute(database))
    expect(setting.rows).toEqual([{ synchronous_commit: 'on' }])
  })

  it('does not call a transaction done in which a statement failed, whoever caught that', async () => {
    const place = await postgresPlace(postgres)
    const engine = await engineOn(place)
    const work = engine.write(async (database) => {
      await database.insertInto('counter').values(counter('kept')).execute()
      await database
        .insertInto('counter')
        .values(counter('kept'))
        .execute()
        .catch(() => {})
      return 'done'
    })
    expect(await thrown(work)).toBeInstanceOf(Error)
    expect(await place.query('select * from counter')).toEqual([])
    await engine.write((database) => database.insertInto('counter').values(counter('next')).execute())
    expect(await place.query('select day from counter')).toEqual([{ day: 'next' }])
  })

  it('waits for another writer, but not for ever', async () => {
    const place = await postgresPlace(postgres)
    const holder = await engineOn(place)
    const engine = await engineOn(place, { options: '-c lock_timeout=50' })
    await holder.write(async () => {
      expect(isPostgresTrouble(await thrown(engine.write(async () => {})))).toBe(true)
    })
    expect(await engine.write(async () => 'then')).toBe('then')
  })

  it('lets what is new to everybody be added beside a writer', async () => {
    const place = await postgresPlace(postgres)
    const [holder, engine] = [await engineOn(place), await engineOn(place)]
    await holder.write(() => engine.add((database) => database.insertInto('counter').values(counter('new')).execute()))
    expect(await place.query('select day from counter')).toEqual([{ day: 'new' }])
  })

  it('adds nothing beside a program that changes the tables, nor after it', async () => {
    const place = await postgresPlace(postgres)
    const engine = await engineOn(place)
    const [other, added] = [postgresPool(place.url), counter('new')]
    const client = await other.connect()
    onTestFinished(() => other.end())
    await client.query('begin')
    await alone(client)
    const adding = thrown(engine.add((database) => database.insertInto('counter').values(added).execute()))
    const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted`
    while ((await place.query(waiting)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await client.query('update koshin set version = version + 1')
    await client.query('commit')
    client.release()
    expect(isPostgresTrouble(await adding)).toBe(true)
    expect(await place.query('select day from counter')).toEqual([])
  })

  it('does not wait for an answer that never comes', async () => {
    const engine = await engineOn(await postgresPlace(postgres), { query_timeout: 300 })
    const slow = engine.read((database) => sql`select pg_sleep(3600)`.execute(database))
    expect(isPostgresTrouble(await thrown(slow))).toBe(true)
    expect(await engine.read(async () => 'another connection')).toBe('another connection')
  })

  it('writes nothing into tables that a newer program has changed while it ran', async () => {
    const place = await postgresPlace(postgres)
    const registry = await place.open(options)
    await place.query('update koshin set version = version + 1')
    expect(await registry.settleRenewal('0'.repeat(32))).toMatchObject({ failure: { kind: 'registry.unreachable' } })
    await place.query('update koshin set version = version - 1')
    expect(await registry.settleRenewal('0'.repeat(32))).toMatchObject({ failure: { kind: 'registry.not-accepted' } })
  })

  it('makes no registry in a database that cannot hold all characters, or in which it may not', async () => {
    const place = await postgresPlace(postgres, "encoding 'LATIN1' locale 'C' template template0")
    const open = (url: string) => openPostgresRegistry({ ...options, url, keys: place.keys })
    expect(await open(place.url)).toMatchObject({
      problem: { kind: 'database.unwritable', detail: 'encoding LATIN1, not UTF8' },
    })
    const other = await postgresPlace(postgres)
    await other.query('create role stranger login')
    const stranger = new URL(other.url)
    stranger.username = 'stranger'
    expect(await open(stranger.href)).toMatchObject({ problem: { kind: 'database.unwritable' } })
    stranger.username = 'nobody'
    expect(await open(stranger.href)).toMatchObject({ problem: { kind: 'database.unreachable' } })
    stranger.pathname = '/nowhere'
    expect(await open(stranger.href)).toMatchObject({ problem: { kind: 'database.unreachable' } })
  })
})
