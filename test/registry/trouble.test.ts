import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { createRegistry } from '../../src/registry/registry.ts'
import { sqliteEngine } from '../../src/registry/sqlite/engine.ts'
import { sqliteTrouble } from '../../src/registry/sqlite/errors.ts'
import { migrate } from '../../src/registry/sqlite/migrate.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { testAuthority } from '../support/certificates.ts'
import { begun, NOW, renewRequest, testCard, testKeys, testOptions, testSeed, testTrust } from '../support/registry.ts'
import { skipWithoutMount, smallDisk } from '../support/small-disk.ts'
import { rowsOf } from '../support/sqlite-rows.ts'

const authority = await testAuthority()
const [current, fresh] = [await testCard(authority), await testCard(authority)]

async function inMemory() {
  const database = new DatabaseSync(':memory:')
  migrate(database)
  const states: object[] = []
  const clock = { now: NOW }
  const options = {
    ...testOptions(testTrust(authority.certificate), clock),
    onDatabase: (state: object) => states.push(state),
  }
  const registry = createRegistry(sqliteEngine(database), options, testKeys())
  await registry.seedRegistration(testSeed(current), current.certificate)
  return {
    database,
    registry,
    states,
    clock,
    request: renewRequest(await begun(registry, current), { current, new: fresh }),
  }
}

describe('a registry in trouble', () => {
  it('says that the outcome is unknown when the disk is full, has changed nothing, and goes on when there is room', async () => {
    const { database, registry, states, clock, request } = await inMemory()
    const before = rowsOf(database)
    const limit = database.prepare('pragma page_count').get()?.page_count
    database.exec(`pragma max_page_count = ${limit}`)
    let result = await registry.renew({ ...request, personInCharge: 'x'.repeat(200) })
    expect(result).toEqual({ ok: false, failure: { kind: 'registry.unreachable' } })
    expect(rowsOf(database)).toEqual(before)
    expect(await registry.beginRenewal({ certificate: new Uint8Array(), kiosk: 'k' })).not.toEqual(result) // it still answers
    database.exec('pragma max_page_count = 100000')
    clock.now = new Date(NOW.getTime() + 10_000)
    result = await registry.renew(request)
    expect(result.ok).toBe(true)
    const full = { event: 'database unreachable', during: 'writing', cause: 'SQLite 13: database or disk is full' }
    expect(states).toEqual([full, { event: 'database reached again', during: 'writing' }])
  })

  it.skipIf(skipWithoutMount())(
    'says that it is not ready on a full disk, and is when there is room again',
    async () => {
      const disk = smallDisk(8)
      const options = testOptions(testTrust(authority.certificate))
      const opened = await openSqliteRegistry({ ...options, path: join(disk.folder, 'registry.db') })
      if (!opened.ok) throw new Error(opened.problem.kind)
      const { registry } = opened
      expect(await registry.ready()).toEqual({ ok: true, value: null })
      disk.fill()
      await registry.ready() // the octets that the last page still has room for
      expect(await registry.ready()).toEqual({ ok: false, failure: { kind: 'registry.unreachable' } })
      disk.free()
      expect(await registry.ready()).toEqual({ ok: true, value: null })
      await registry.close()
    },
  )

  it('writes nothing into tables that a newer program has changed while it ran, and says that it is not ready', async () => {
    const { database, registry, states, request } = await inMemory()
    const before = rowsOf(database)
    const version = database.prepare('pragma user_version').get()?.user_version
    database.exec(`pragma user_version = ${Number(version) + 1}`)
    const unreachable = { ok: false, failure: { kind: 'registry.unreachable' } }
    expect(await registry.renew(request)).toEqual(unreachable)
    expect(await registry.ready()).toEqual(unreachable)
    expect(rowsOf(database)).toEqual(before)
    expect(states).toMatchObject([{ cause: 'SQLite 17: the tables are of another version' }])
    database.exec(`pragma user_version = ${version}`)
    expect(await registry.ready()).toEqual({ ok: true, value: null })
    expect((await registry.renew(request)).ok).toBe(true)
  })

  it('never changes or drops evidence and receipts', async () => {
    const { database, registry, request } = await inMemory()
    await registry.renew(request)
    for (const table of ['evidence', 'receipt']) {
      expect(() => database.exec(`delete from ${table}`)).toThrow('only ever added to')
      expect(() => database.exec(`update ${table} set time = 'never'`)).toThrow('only ever added to')
    }
  })

  it('has constraints that hold without the rules', async () => {
    const { database } = await inMemory()
    const copy = (changes: string) => () =>
      database.exec(`insert into card (registration, fingerprint, key, certificate, state, standing, since, superseded)
        select ${changes} from card`)
    const [a, b] = ["'x' || substr(fingerprint, 2)", "'x' || substr(key, 2)"]
    expect(copy(`1, ${a}, ${b}, certificate, 'active', 'full', since, null`)).toThrow('card.registration')
    expect(copy(`1, fingerprint, ${b}, certificate, 'superseded', 'full', since, since`)).toThrow('card.fingerprint')
    expect(copy(`1, ${a}, key, certificate, 'superseded', 'full', since, since`)).toThrow('card.key')
    expect(copy(`2, ${a}, ${b}, certificate, 'superseded', 'full', since, since`)).toThrow('FOREIGN KEY')
    expect(copy(`1, ${a}, ${b}, certificate, 'superseded', 'full', since, null`)).toThrow('CHECK')
  })

  it('throws what is a bug', async () => {
    const { database, registry, request } = await inMemory()
    database.exec('drop table counter')
    await expect(registry.renew(request)).rejects.toThrow('no such table')
    expect(rowsOf(database).receipts).toEqual([])
    expect(sqliteTrouble(new Error('anything'))).toBeNull()
  })

  it('commits once for what comes at once, and undoes alone what fails alone', async () => {
    const { database } = await inMemory()
    const engine = sqliteEngine(database)
    const prepare = database.prepare.bind(database)
    let commits = 0
    database.prepare = (sql) => {
      const statement = prepare(sql)
      if (sql !== 'commit') return statement
      const run = statement.run.bind(statement)
      statement.run = () => {
        commits++
        return run()
      }
      return statement
    }
    const write = (day: string) =>
      engine.write((kysely) => kysely.insertInto('counter').values({ day, last: 1 }).execute())
    await Promise.all(['1', '2', '3'].map(write))
    expect(commits).toBe(1)
    const answers = await Promise.allSettled(['4', '3', '5'].map(write))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const days = database.prepare('select day from counter order by day').all()
    expect(days.map(({ day }) => day)).toEqual(['1', '2', '3', '4', '5'])
  })

  it('gets no further with a transaction that SQLite has ended, also where the next statements were given already', async () => {
    const { database } = await inMemory()
    const engine = sqliteEngine(database)
    const full = Object.assign(new Error('database or disk is full'), { errcode: 13 })
    const prepare = database.prepare.bind(database)
    database.prepare = (sql) => {
      const statement = prepare(sql)
      if (!sql.startsWith('insert into "counter"')) return statement
      statement.run = () => {
        database.exec('rollback') // as SQLite does it by itself
        throw full
      }
      return statement
    }
    const tries = { scope: 'kiosk', name: 'k', since: '', tries: 1 } as const
    const failing = engine.write((kysely) =>
      Promise.allSettled([
        kysely.insertInto('counter').values({ day: 'a', last: 1 }).execute(),
        kysely.insertInto('search_tries').values(tries).execute(),
      ]),
    )
    await expect(failing).rejects.toBe(full)
    expect(database.prepare('select count(*) as rows from search_tries').get()).toEqual({ rows: 0 })
  })
})
