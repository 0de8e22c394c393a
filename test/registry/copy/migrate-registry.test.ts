import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Comparison } from '../../../src/registry/copy/compare-copy.ts'
import { migrateRegistry } from '../../../src/registry/copy/migrate-registry.ts'
import { judgeGrowth } from '../../../src/registry/judge-growth.ts'
import { openPostgresRegistry } from '../../../src/registry/postgres/open.ts'
import { receiptFiles } from '../../../src/registry/receipt-files.ts'
import { verifyDatabase } from '../../../src/registry/verify/verify-database.ts'
import { withRecords } from '../../../src/registry/with-records.ts'
import { authority, hundredEntries, loggedRegistry, options, tampered } from '../../support/logged-registry.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { type PostgresPlace, postgresPlace } from '../../support/postgres-place.ts'
import { postgresProxy } from '../../support/postgres-proxy.ts'
import { begun, renewRequest, type TestCard, testCard } from '../../support/registry.ts'
import { COMPANY, loggedIn } from '../../support/requests.ts'

const postgres = canRunPostgres() ? await startPostgres(['fsync=off', 'full_page_writes=off']) : null
afterAll(() => postgres?.stop())

type Progress = Parameters<Parameters<typeof migrateRegistry>[0]['onProgress']>[0]

const migrated = (from: string, place: PostgresPlace, onProgress: (progress: Progress) => void = () => {}) =>
  migrateRegistry({ from, to: place.url, keys: place.keys, randomBytes, onProgress })

const finding = ({ url, keys }: PostgresPlace, remembered: string | null = null) =>
  verifyDatabase({ registry: url, keys }, { remembered, write: null })

const differing = (outcome: object) =>
  Object.entries((outcome as Comparison).tables).flatMap(([table, { source, target }]) =>
    source.sha256 === target.sha256 && source.rows === target.rows ? [] : [table],
  )

async function openProblem({ url, keys }: PostgresPlace) {
  const opened = await openPostgresRegistry({ ...options, url, keys })
  if (opened.ok) await opened.registry.close()
  return opened.ok ? null : opened.problem.kind
}

describe.skipIf(postgres === null)('a registry migrated from SQLite to PostgreSQL', () => {
  it('is the same one: verified, with its receipts, its head, its passwords, and grows on', {
    timeout: 120_000,
  }, async () => {
    const logged = await hundredEntries()
    const growth = await logged.registry.growth(0)
    const checkpoint = growth.ok ? growth.value.checkpoint : ''
    await logged.registry.close()
    const before = readFileSync(logged.path)
    const place = await postgresPlace(postgres)
    const outcome = await migrated(logged.path, place)
    expect(outcome).toMatchObject({ agrees: true, wasUsable: false })
    const { tables } = outcome as Comparison
    expect(Object.keys(tables)).toHaveLength(logged.tables().length)
    expect(tables.evidence?.target.rows).toBe(100)
    for (const [table, { source, target }] of Object.entries(tables)) {
      expect(source.rows).toBe(logged.rows(table).length)
      expect(source).toEqual(target)
    }
    expect(readFileSync(logged.path)).toEqual(before)
    expect(readFileSync(place.keys)).toEqual(readFileSync(`${logged.path}.keys`))
    expect(await finding(place, checkpoint)).toMatchObject({ finding: null })
    const [receipt = ''] = logged.receipts
    const files = (url: string) => withRecords(url, (database) => receiptFiles(database, receipt))
    expect(await files(place.url)).toEqual(await files(`sqlite:${logged.path}`))
    const registry = await place.open(options)
    const grown = await registry.growth(100)
    expect(grown.ok && judgeGrowth(checkpoint, grown.value)).toMatchObject({ size: 100 })
    await goesOn(registry, logged.cards)
    expect(await finding(place, checkpoint)).toMatchObject({ finding: null })
    expect(await migrated(logged.path, place)).toMatchObject({ agrees: false, wasUsable: true })
    expect(await openProblem(place)).toBeNull()
  })

  it('is compared again, and stays as it is, when it was copied already', { timeout: 60_000 }, async () => {
    const logged = await loggedRegistry(2)
    const place = await postgresPlace(postgres)
    expect(await migrated(logged.path, place)).toMatchObject({ agrees: true, wasUsable: false })
    expect(await migrated(logged.path, place)).toMatchObject({ agrees: true, wasUsable: true })
  })

  it('cannot be used before it is whole and compared', { timeout: 120_000 }, async () => {
    const logged = await hundredEntries()
    const place = await postgresPlace(postgres)
    const seen = new Set<unknown>()
    const asking: Promise<unknown>[] = []
    await migrated(logged.path, place, (progress) => {
      if ('compared' in progress && asking.length < 3) asking.push(openProblem(place).then((kind) => seen.add(kind)))
    })
    await Promise.all(asking)
    expect(seen).toContain('database.incomplete')
    expect(await openProblem(place)).toBeNull()
  })

  it('of which a row was altered meanwhile is told of, not used, and made anew', { timeout: 120_000 }, async () => {
    const logged = await hundredEntries()
    const place = await postgresPlace(postgres)
    const alter = "set session_replication_role = replica; update evidence set time = 'x' where id = 7"
    await expect(migrated(logged.path, place, dyingAfter('log'))).rejects.toThrow('died')
    await place.query(alter)
    const outcome = await migrated(logged.path, place)
    expect(outcome).toMatchObject({ agrees: false })
    expect(differing(outcome)).toEqual(['evidence'])
    expect(await openProblem(place)).toBe('database.incomplete')
    expect(await finding(place)).toMatchObject({ kind: 'database.incomplete' })
    expect(await migrated(logged.path, place)).toMatchObject({ agrees: true })
    expect(await finding(place)).toMatchObject({ finding: null })
  })

  it('is not taken from a file that is written to meanwhile, or that was since it was begun', {
    timeout: 120_000,
  }, async () => {
    const logged = await loggedRegistry(3)
    const place = await postgresPlace(postgres)
    const write = new DatabaseSync(logged.path)
    const outcome = await migrated(logged.path, place, (progress) => {
      if ('rows' in progress && progress.table === 'search_tries')
        write.exec("insert into search_tries values ('kiosk', 'k', '2026-11-23T00:00:00Z', 1)")
    })
    write.close()
    expect(outcome).toEqual({ kind: 'migration.source-changed', path: logged.path })
    expect(await openProblem(place)).toBe('database.incomplete')
    await expect(migrated(logged.path, place, dyingAfter('receipt'))).rejects.toThrow('died')
    await logged.renew(0) // a card that was copied is another one now
    expect(await migrated(logged.path, place)).toMatchObject({ agrees: true })
    expect(await finding(place)).toMatchObject({ finding: null })
  })

  it('is not put over anything else', { timeout: 120_000 }, async () => {
    const [logged, other] = [await loggedRegistry(1), await loggedRegistry(1)]
    const taken = (place: PostgresPlace) => ({ kind: 'migration.taken', path: expect.stringContaining(place.url) })
    const served = await postgresPlace(postgres)
    await served.open(options)
    const place = { ...served, keys: `${served.keys}.copy` }
    expect(await migrated(logged.path, place)).toEqual(taken(place))
    const theirs = await postgresPlace(postgres)
    await theirs.query('create table theirs (id int)')
    expect(await migrated(logged.path, theirs)).toEqual(taken(theirs))
    const half = await postgresPlace(postgres)
    await expect(migrated(other.path, half, dyingAfter('card'))).rejects.toThrow('died')
    expect(await migrated(logged.path, { ...half, keys: `${half.keys}.copy` })).toEqual(taken(half))
    expect(await migrated(other.path, half)).toMatchObject({ agrees: true })
  })

  it('goes with its own keys or not at all', { timeout: 120_000 }, async () => {
    const [logged, other] = [await loggedRegistry(1), await loggedRegistry(1)]
    const place = await postgresPlace(postgres)
    const at = (keys: string) =>
      migrateRegistry({ from: logged.path, to: place.url, keys, randomBytes, onProgress() {} })
    expect(await at(`${other.path}.keys`)).toEqual({ kind: 'keys.foreign', path: `${other.path}.keys` })
    await expect(at('/none/registry.keys')).rejects.toThrow('/none/registry.keys')
    expect(await place.query("select * from pg_tables where schemaname = 'public'")).toEqual([])
    const copy = tampered(logged)
    expect(await migrated(copy, place)).toEqual({ kind: 'keys.missing', path: `${copy}.keys` })
    expect(existsSync(place.keys)).toBe(false)
    rmSync(copy)
    expect(await migrated(copy, place)).toMatchObject({ kind: 'database.missing' })
  })

  it('says so when the connection ends in the middle, and goes on afterwards', { timeout: 120_000 }, async () => {
    const logged = await hundredEntries()
    const place = await postgresPlace(postgres)
    const proxy = await postgresProxy(place.url)
    onTestFinished(() => proxy.close())
    let cut: Promise<void> | null = null
    const to = { ...place, url: proxy.url }
    const outcome = await migrated(logged.path, to, () => {
      cut ??= proxy.close()
    })
    expect(outcome).toMatchObject({ kind: 'database.unreachable' })
    await cut
    expect(await migrated(logged.path, place)).toMatchObject({ agrees: true })
  })

  it('is copied by one program at a time', { timeout: 120_000 }, async () => {
    const logged = await loggedRegistry(1)
    const place = await postgresPlace(postgres)
    const other = await place.hold(`select pg_advisory_lock(${0x4b4f534d})`)
    expect(await migrated(logged.path, place)).toMatchObject({ kind: 'migration.running' })
    await other(`select pg_advisory_unlock(${0x4b4f534d})`)
    expect(await migrated(logged.path, place)).toMatchObject({ agrees: true })
  })
})

/** Goes no further once a table has been copied. */
const dyingAfter = (table: string) => (progress: Progress) => {
  if ('rows' in progress && progress.table === table) throw new Error('died')
}

async function goesOn(registry: Awaited<ReturnType<PostgresPlace['open']>>, cards: readonly TestCard[]) {
  const [current, fresh] = [cards[40] as TestCard, await testCard(authority)]
  const request = renewRequest(await begun(registry, current), { current, new: fresh })
  expect(await registry.renew(request)).toMatchObject({ ok: true })
  await registry.seedRegistration({ name: 'x', address: 'y', number: '777' }, (await testCard(authority)).certificate)
  const answer = await loggedIn(registry.desk, await testCard(authority), 'registration')
  if (answer.purpose !== 'registration') throw new Error(answer.purpose)
  const asked = { request: answer.next.request, number: '1000000002', name: COMPANY.name }
  const found = await registry.desk.searchCompany({ ...asked, password: Buffer.from(COMPANY.password) })
  expect(found).toMatchObject({ ok: true })
}
