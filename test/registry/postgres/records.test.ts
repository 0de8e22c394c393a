import { readFileSync, rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { recordsOf } from '../../../src/registry/verify/records.ts'
import { verifyDatabase } from '../../../src/registry/verify/verify-database.ts'
import { withRecords } from '../../../src/registry/with-records.ts'
import { logKeyIn, makeHundred, options, visitsTo } from '../../support/logged-registry.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { type PostgresPlace, postgresPlace } from '../../support/postgres-place.ts'

const postgres = canRunPostgres() ? await startPostgres(['fsync=off', 'full_page_writes=off']) : null
afterAll(() => postgres?.stop())

async function finding({ url, keys }: PostgresPlace, remembered: string | null = null) {
  const verified = await verifyDatabase({ registry: url, keys }, { remembered, write: null })
  return 'kind' in verified ? verified.kind : verified.finding
}

async function hundred() {
  const place = await postgresPlace(postgres)
  const visits = await visitsTo(await place.open(options), 60)
  await makeHundred(visits, logKeyIn(place.keys))
  return { ...visits, place }
}

/** Past triggers and foreign keys, undone afterwards. */
async function findingAfter(place: PostgresPlace, change: string, undo: string) {
  await place.query(`set session_replication_role = replica; ${change}`)
  const found = await finding(place)
  await place.query(`set session_replication_role = replica; ${undo}`)
  return found
}

describe.skipIf(postgres === null)('a registry in PostgreSQL, verified', () => {
  it('agrees, names whatever single bit of its evidence was flipped, and what was changed elsewhere', {
    timeout: 120_000,
  }, async () => {
    const { place } = await hundred()
    expect(await finding(place)).toBeNull()
    const flip = (id: number, at: number, bit: number) =>
      `update evidence set body = convert_from(set_byte(convert_to(body, 'UTF8'), ${at}, get_byte(convert_to(body, 'UTF8'), ${at}) # ${1 << bit}), 'UTF8') where id = ${id}`
    for (const [id, at, bit] of [
      [1, 0, 0],
      [50, 40, 3],
      [61, 200, 1],
      [100, 60, 2],
    ] as const)
      expect(await findingAfter(place, flip(id, at, bit), flip(id, at, bit))).toMatchObject({ entry: id - 1 })
    const swapped = (from: string, to: string) =>
      `update registration set name = '${to}' where id = 60 and name = '${from}'`
    const name = '(株)テスト工務店01'
    const changed = await findingAfter(place, swapped(name, 'x'), swapped('x', name))
    expect(changed).toEqual({ entry: 59, what: 'registration.row' })
    for (const [table, column] of [
      ['card', 'certificate'],
      ['log', 'leaf'],
      ['tree', 'hash'],
      ['head', 'signature'],
      ['cosignature', 'signature'],
      ['request', 'seal'],
    ] as const) {
      const flipped = `update ${table} set ${column} = set_byte(${column}, 20, get_byte(${column}, 20) # 1)`
      expect([table, await findingAfter(place, flipped, flipped)]).not.toEqual([table, null])
    }
    expect(await finding(place)).toBeNull()
  })

  it('is read at one moment, whatever is renewed and imported meanwhile', { timeout: 120_000 }, async () => {
    const { place, renew, registry } = await hundred()
    const seen = await withRecords(place.url, async (database) => {
      const entries = () => database.selectFrom('log').select('n').execute()
      const before = (await entries()).length
      await renew(7)
      return [before, (await entries()).length]
    })
    expect(seen).toEqual([100, 100])
    expect(await finding(place)).toBeNull()
    const growth = await registry.growth(0)
    const checkpoint = growth.ok ? growth.value.checkpoint : ''
    expect(await finding(place, checkpoint)).toBeNull()
    await renew(8)
    expect(await finding(place, checkpoint)).toBeNull()
    expect(await finding(place, checkpoint.replace('\n101\n', '\n100\n'))).toMatchObject({ entry: null })
  })

  it('cannot be written to by who reads it', { timeout: 120_000 }, async () => {
    const place = await postgresPlace(postgres)
    await place.open(options)
    const written = withRecords(place.url, (database) => database.deleteFrom('roster').execute())
    expect(await written).toMatchObject({ kind: 'database.unwritable' })
  })

  it('is not verified without its keys, where there is none, or while the server is away', {
    timeout: 120_000,
  }, async () => {
    const place = await postgresPlace(postgres)
    expect(await finding(place)).toBe('database.missing')
    await place.open(options)
    const keys = readFileSync(place.keys)
    expect(keys.length).toBeGreaterThan(100)
    await place.query('update koshin set version = 3')
    expect(await finding(place)).toBe('database.older')
    await place.query('update koshin set version = 99')
    expect(await finding(place)).toBe('database.newer')
    await place.query('update koshin set version = 4')
    rmSync(place.keys)
    expect(await finding(place)).toBe('keys.missing')
    expect(await finding({ ...place, url: 'postgres://koshin:secret@127.0.0.1:1/none' })).toBe('database.unreachable')
  })

  it('is unreachable when the connection ends in the middle, between two questions or between two rows', {
    timeout: 120_000,
  }, async () => {
    const place = await postgresPlace(postgres)
    await place.open(options)
    await place.query(
      `insert into roster select i, '', '', '', '', '', '', '', '', null, null from generate_series(1, 1000) as i`,
    )
    const cut = () =>
      place.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
    const between = withRecords(place.url, async (database) => {
      await cut()
      return database.selectFrom('log').selectAll().execute()
    })
    expect(await between).toMatchObject({ kind: 'database.unreachable' })
    const within = withRecords(place.url, async (database) => {
      let rows = 0
      for await (const _ of recordsOf(database).rows('roster')) {
        rows += 1
        if (rows === 1) await cut()
      }
      return rows
    })
    expect(await within).toMatchObject({ kind: 'database.unreachable' })
  })
})
