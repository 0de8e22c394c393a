import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { importPostgresRoster } from '../../../src/registry/postgres/import-roster.ts'
import { verifyDatabase } from '../../../src/registry/verify/verify-database.ts'
import { authority, options, visitsTo } from '../../support/logged-registry.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { type PostgresPlace, postgresPlace } from '../../support/postgres-place.ts'
import { testCard } from '../../support/registry.ts'
import { asked, COMPANY, registerRequest, searched } from '../../support/requests.ts'

const postgres = canRunPostgres() ? await startPostgres(['fsync=off', 'full_page_writes=off']) : null
afterAll(() => postgres?.stop())

const ROWS = 60_000

async function setting() {
  const place = await postgresPlace(postgres)
  const visits = await visitsTo(await place.open(options), 1)
  await visits.registry.seedRoster([COMPANY])
  return { ...visits, place }
}

/** The company that cards name, among others, each under its number and name. */
function roster({ folder }: PostgresPlace, numbers: readonly string[]): string {
  const file = join(folder, `roster-${numbers.length}.csv`)
  const lines = numbers.map((number) => `${number},${COMPANY.name},川崎市\\1,ひみつ${number}\n`)
  writeFileSync(file, `登録番号,企業名称,住所,パスワード\n${lines.join('')}`)
  return file
}

const many = (count = ROWS) => Array.from({ length: count }, (_, at) => String(2_000_000_000 - at)) // not in order

const imported = (place: PostgresPlace, file: string, onProgress = () => {}) =>
  importPostgresRoster({
    ...{ url: place.url, keys: place.keys, file, onProgress },
    rules: { numberLength: 10 },
    clock: () => new Date(),
    randomBytes,
  })

const finding = ({ url, keys }: PostgresPlace) =>
  verifyDatabase({ registry: url, keys }, { remembered: null, write: null })

describe.skipIf(postgres === null)('a roster imported into PostgreSQL', () => {
  it('is the old one or the new one for whoever registers, looks or verifies meanwhile', {
    timeout: 120_000,
  }, async () => {
    const { place, registry } = await setting()
    let [isOver, registered] = [false, 0]
    const importing = imported(place, roster(place, [COMPANY.number, ...many()])).finally(() => {
      isOver = true
    })
    const seen = new Set<unknown>()
    while (!isOver) {
      const card = await testCard(authority)
      const found = await searched(registry.desk, card, `kiosk-${registered}`).catch(({ message }) => message)
      if (typeof found === 'string') expect(found).toMatch(/too-many|search/)
      else await registry.desk.register(registerRequest(found, card))
      registered += 1
      seen.add((await place.query('select count(*)::int as rows from roster'))[0]?.rows)
      expect(await finding(place)).toMatchObject({ finding: null })
    }
    expect(await importing).toMatchObject({ count: ROWS + 1 })
    seen.add((await place.query('select count(*)::int as rows from roster'))[0]?.rows)
    expect(seen).toEqual(new Set([1, ROWS + 1]))
    expect(registered).toBeGreaterThan(1)
    expect(await finding(place)).toMatchObject({ finding: null })
    const stored = await place.query(`select address from roster where number = '${COMPANY.number}'`)
    expect(stored).toEqual([{ address: '川崎市\\1' }])
  })

  it('of which one line is wrong is not taken, not even a row of it', { timeout: 60_000 }, async () => {
    const { place } = await setting()
    const before = await place.query('select * from roster')
    const file = roster(place, [...many(1000), '12', ...many(1)])
    expect(await imported(place, file)).toEqual({
      problems: [
        { line: 1002, problem: 'number.format', column: '登録番号' },
        { line: 1003, problem: 'number.double', column: '2' },
      ],
      total: 2,
    })
    expect(await place.query('select * from roster')).toEqual(before)
    expect(await finding(place)).toMatchObject({ finding: null })
  })

  it('is imported by one program at a time, and by the next one when that was killed', {
    timeout: 60_000,
  }, async () => {
    const { place } = await setting()
    const other = await place.hold(`select pg_advisory_lock(${0x4b4f5349})`)
    expect(await imported(place, roster(place, many(2)))).toMatchObject({ kind: 'import.running' })
    await other(`select pg_advisory_unlock(${0x4b4f5349})`)
    const begun = Promise.withResolvers<void>()
    const first = imported(place, roster(place, many()), begun.resolve)
    await begun.promise
    await place.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'copy pg_temp%'",
    )
    expect(await first).toMatchObject({ kind: 'database.unreachable' })
    expect(await place.query('select number from roster')).toEqual([{ number: COMPANY.number }])
    expect(await imported(place, roster(place, many(2)))).toMatchObject({ count: 2 })
    expect(await finding(place)).toMatchObject({ finding: null })
  })

  it('keeps nobody waiting who begins a visit while its rows are put there', { timeout: 60_000 }, async () => {
    const { place, registry } = await setting()
    const reader = await place.hold('begin isolation level repeatable read; select count(*) from roster')
    expect(await imported(place, roster(place, many(2)))).toMatchObject({ count: 2 })
    await asked(registry.desk, await testCard(authority), 'registration')
    expect(await reader('select count(*)::int as rows from roster')).toEqual([{ rows: 1 }])
    expect(await place.query('select count(*)::int as rows from roster')).toEqual([{ rows: 2 }])
  })

  it('belongs to a registry of this version with its keys', { timeout: 60_000 }, async () => {
    const place = await postgresPlace(postgres)
    const file = roster(place, many(1))
    expect(await imported(place, file)).toMatchObject({ kind: 'database.missing' })
    await place.open(options)
    await place.query('update koshin set version = 3')
    expect(await imported(place, file)).toMatchObject({ kind: 'database.older' })
    await place.query('update koshin set version = 4')
    expect(await imported({ ...place, keys: `${place.keys}.other` }, file)).toMatchObject({ kind: 'keys.missing' })
    expect(await imported(place, file)).toMatchObject({ count: 1 })
  })
})
