import { copyFileSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/registry/verify/finding.ts'
import { verifySqlite } from '../../../src/registry/verify/verify-sqlite.ts'
import { hundredEntries, type LoggedRegistry, loggedRegistry, tampered } from '../../support/logged-registry.ts'

async function findingIn(path: string, remembered: string | null = null): Promise<Finding | null> {
  const verified = await verifySqlite(path, remembered, null)
  if ('kind' in verified) throw new Error(verified.kind)
  return verified.finding
}

/** What is found in a changed copy; its keys are the registry's. */
async function findingAfter(logged: LoggedRegistry, ...sql: string[]): Promise<Finding | null> {
  const copy = tampered(logged, ...sql)
  copyFileSync(`${logged.path}.keys`, `${copy}.keys`)
  const finding = await findingIn(copy)
  rmSync(copy)
  return finding
}

describe('koshin registry verify', () => {
  it('finds nothing in a registry as it should be, untouched or copied', async () => {
    const logged = await loggedRegistry(3)
    expect(await findingIn(logged.path)).toBeNull()
    await logged.renew(1)
    await logged.refuse(2)
    expect(await findingIn(logged.path)).toBeNull()
    expect(await findingAfter(logged)).toBeNull()
  })

  it('finds every column of every table changed, in the first, a middle and the last row', {
    timeout: 300_000,
  }, async () => {
    const logged = await hundredEntries()
    const database = new DatabaseSync(logged.path, { readOnly: true })
    const tables = database
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
      .all()
      .filter(({ name }) => name !== 'search_tries') // is forgotten after ten minutes, and proves nothing
    let [changes, undetected] = [0, [] as string[]]
    for (const { name } of tables) {
      const count = Number(database.prepare(`select count(*) as count from ${name}`).get()?.count)
      const key = database
        .prepare(`pragma table_info(${name})`)
        .all()
        .filter(({ pk }) => Number(pk) > 0)
        .map((each) => each.name)
      for (const column of database.prepare(`pragma table_info(${name})`).all()) {
        for (const offset of new Set([0, Math.floor(count / 2), count - 1])) {
          const row = `(${key.join(', ')}) = (select ${key.join(', ')} from ${name} order by ${key.join(', ')} limit 1 offset ${offset})`
          const sql = `update ${name} set ${column.name} = ${changed(String(column.name))} where ${row}`
          changes += 1
          if ((await findingAfter(logged, sql)) === null) undetected.push(sql)
        }
      }
    }
    database.close()
    console.log(`${changes} changed columns, ${undetected.length} undetected`)
    expect(undetected).toEqual([])
    expect(changes).toBeGreaterThan(100)
  })

  it('finds rows that were deleted, added or put in another order', { timeout: 60_000 }, async () => {
    const logged = await hundredEntries()
    const swap = (column: string) => [
      `update log set ${column} = -1 where ${column} = 45`,
      `update log set ${column} = 45 where ${column} = 46`,
      `update log set ${column} = 46 where ${column} = -1`,
    ]
    const tables = [
      ...['registration', 'card', 'receipt', 'evidence', 'log', 'tree', 'head', 'signer', 'counter'],
      ...['roster', 'roster_import', 'request_receipt'],
    ]
    const deletions = tables.map((table) => `delete from ${table} where rowid = (select max(rowid) from ${table})`)
    const keyed = deletions.map((sql) => {
      const table = sql.split(' ')[2] ?? ''
      const key = { receipt: 'number', signer: 'name', counter: 'day', roster: 'number', request_receipt: 'number' }[
        table
      ]
      if (table === 'tree') return 'delete from tree where level = 0 and position = 17'
      return key ? `delete from ${table} where ${key} = (select max(${key}) from ${table})` : sql
    })
    const cases: string[][] = [
      ...keyed.map((sql) => [sql]),
      ["delete from challenge where state = 'used' and renewal = (select min(renewal) from receipt)"],
      ['delete from log where n = 99', 'delete from head where size = 100', 'delete from evidence where id = 100'],
      ['delete from head where size = 85'],
      ["delete from request where state = 'used'"],
      ["insert into roster select '1000000003', name, '', '', '', '', '', '', '', null, null from roster limit 1"],
      ["update request set state = 'open' where state = 'closed'"],
      swap('n'),
      swap('evidence'),
      [...swap('n'), ...swap('evidence')],
      ['update log set leaf = (select leaf from log as other where other.n = 51) where n = 50'],
      ["insert into registration (id, number, name, address) values (999, '999', 'x', 'y')"],
      ["insert into counter values ('20200101', 1)"],
      ['insert into head select size + 1, root, frontier, signature from head where size = 100'],
      ['insert into tree select 40, 0, hash from tree limit 1'],
      ["insert into evidence select 999, 'x', null, time, body || 'x' from evidence where id = 1"],
      ["update challenge set state = 'open' where state = 'closed'"],
      ["update challenge set state = 'used' where state = 'closed'"],
    ]
    for (const sql of cases) expect([sql, await findingAfter(logged, ...sql)]).not.toEqual([sql, null])
    console.log(`${cases.length} deletions, additions and swaps, 0 undetected`)
  })

  it('names the first entry that disagrees', async () => {
    const logged = await loggedRegistry(6)
    await logged.renew(2)
    const forged = "update evidence set body = replace(body, 'decision accepted', 'decision refused') where id = 7"
    expect(await findingAfter(logged, forged)).toEqual({ entry: 6, what: 'leaf.checksum' })
    expect(await findingAfter(logged, "update registration set name = 'x' where id = 4")).toEqual({
      entry: 3,
      what: 'registration.row',
    })
    expect(await findingAfter(logged, "update card set since = 'x' where id = 3")).toEqual({
      entry: 6,
      what: 'card.row',
    })
  })

  it('refuses an older backup and another log to whoever kept a checkpoint', async () => {
    const logged = await loggedRegistry(3)
    const backup = tampered(logged)
    copyFileSync(`${logged.path}.keys`, `${backup}.keys`)
    await logged.renew(0)
    const growth = await logged.registry.growth(0)
    const checkpoint = growth.ok ? growth.value.checkpoint : ''
    expect(await findingIn(logged.path, checkpoint)).toBeNull()
    expect(await findingIn(backup)).toBeNull() // it agrees with itself: only who has seen more can tell
    expect(await findingIn(backup, checkpoint)).toEqual({ entry: 3, what: 'remembered.rolled-back' })
    await logged.renew(1)
    expect(await findingIn(logged.path, checkpoint)).toBeNull()
    const other = await loggedRegistry(3)
    expect(await findingIn(other.path, checkpoint)).toEqual({ entry: null, what: 'remembered.not-of-this-log' })
    expect(await findingIn(logged.path, checkpoint.replace('\n4\n', '\n3\n'))).toMatchObject({ entry: null })
  })

  it('does not believe the keys that the tables name', async () => {
    const [logged, other] = [await loggedRegistry(2), await loggedRegistry(2)]
    const copy = tampered(logged)
    copyFileSync(`${other.path}.keys`, `${copy}.keys`)
    expect(await findingIn(copy)).toEqual({ entry: 0, what: 'leaf.key' })
    rmSync(`${copy}.keys`)
    expect(await verifySqlite(copy, null, null)).toMatchObject({ kind: 'keys.missing' })
  })
})

/** Another value of the same kind: a flipped bit, a longer text, a greater number. */
const changed = (column: string): string =>
  `case typeof(${column})
    when 'integer' then ${column} + 1000
    when 'blob' then cast(substr(${column}, 1, length(${column}) - 1) || case when substr(${column}, -1) = x'00' then x'01' else x'00' end as blob)
    when 'null' then 'x' else ${column} || 'x' end`
