import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { fingerprint as hash } from '../../src/certificate/fingerprint.ts'
import { makeKeys, readKeys } from '../../src/registry/keys-file.ts'
import { SIGNERS } from '../../src/registry/log-keys.ts'
import { APPLICATION_ID } from '../../src/registry/sqlite/migrate.ts'
import { MIGRATIONS } from '../../src/registry/sqlite/migrations.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'
import { type LoggedRegistry, loggedRegistry, options, tampered } from '../support/logged-registry.ts'
import { begun, renewRequest, type TestCard } from '../support/registry.ts'
import { changeRequest, changing } from '../support/requests.ts'

async function reopened(path: string): Promise<string> {
  const opened = await openSqliteRegistry({ ...options, path })
  if (!opened.ok) return opened.problem.kind
  await opened.registry.close()
  return 'opened'
}

describe('the keys of a registry', () => {
  it('are made with it, for its owner alone, and are nowhere in the database', async () => {
    const { path } = await loggedRegistry(1)
    expect(statSync(`${path}.keys`).mode & 0o777).toBe(0o600)
    const seeds = [...readFileSync(`${path}.keys`, 'utf8').matchAll(/ (\S+)\n/g)].map(([, seed = '']) => seed)
    expect(seeds).toHaveLength(3)
    expect(new Set(seeds).size).toBe(3)
    const octets = Buffer.concat([path, `${path}-wal`].filter(existsSync).map((file) => readFileSync(file)))
    for (const seed of seeds) {
      expect(octets.includes(Buffer.from(seed, 'base64'))).toBe(false)
      expect(octets.includes(seed)).toBe(false)
    }
  })

  it('are not made anew for a registry that has lost them, and no other ones are taken', async () => {
    const [{ path }, other] = [await loggedRegistry(1), await loggedRegistry(1)]
    const keys = readFileSync(`${path}.keys`)
    rmSync(`${path}.keys`)
    expect(await reopened(path)).toBe('keys.missing')
    expect(existsSync(`${path}.keys`)).toBe(false)
    copyFileSync(`${other.path}.keys`, `${path}.keys`)
    expect(await reopened(path)).toBe('keys.foreign')
    writeFileSync(`${path}.keys`, keys.subarray(0, -1))
    expect(await reopened(path)).toBe('keys.unreadable')
    writeFileSync(`${path}.keys`, keys)
    expect(await reopened(path)).toBe('opened')
  })

  it('made twice at once are the first ones', async () => {
    const { folder } = await loggedRegistry(1)
    const path = `${folder}/keys`
    makeKeys(path, options.randomBytes)
    const first = readFileSync(path, 'utf8')
    makeKeys(path, options.randomBytes)
    expect(readFileSync(path, 'utf8')).toBe(first)
    expect(Object.keys(readKeys(path) ?? {})).toEqual(SIGNERS)
  })
})

function dropDesk(database: DatabaseSync): void {
  for (const table of ['roster', 'roster_import', 'request_receipt', 'request', 'search_tries'])
    database.exec(`drop table ${table}`)
  database.exec('drop index registration_company_id')
  for (const { name } of database.prepare('pragma table_info(registration)').all().slice(4))
    database.exec(`alter table registration drop column ${name}`)
}

/** The registry as a program without a log left it: no log, no seals, evidence without row lines. */
function older(logged: LoggedRegistry): string {
  const copy = tampered(logged)
  const database = new DatabaseSync(copy)
  for (const table of ['log', 'tree', 'head', 'signer']) database.exec(`drop table ${table}`)
  database.exec('alter table challenge drop column seal')
  dropDesk(database)
  for (const sql of (MIGRATIONS[0] ?? []).filter((each) => each.startsWith('create trigger'))) database.exec(sql)
  database.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = 1`)
  database.exec(`drop trigger evidence_no_update`)
  for (const { id, body } of database.prepare('select id, body from evidence').all()) {
    const text = String(body).replaceAll(/^(tree|row) .*\n/gm, '')
    database.prepare('update evidence set body = ?, fingerprint = ? where id = ?').run(text, hash(text), Number(id))
  }
  database.exec((MIGRATIONS[0] ?? []).find((each) => each.includes('evidence_no_update')) ?? '')
  database.close()
  return copy
}

describe('a registry from before there was a log', () => {
  it('has all that it holds logged when it is opened, renews on, and is verified', async () => {
    const logged = await loggedRegistry(3)
    await logged.renew(0)
    await begun(logged.registry, logged.cards[1] as TestCard)
    const path = older(logged)
    expect(await verifySqlite(path, null, null)).toMatchObject({ kind: 'database.older' })
    const opened = await openSqliteRegistry({ ...options, path })
    if (!opened.ok) throw new Error(opened.problem.kind)
    expect(await verifySqlite(path, null, null)).toMatchObject({ finding: null, audit: { frontier: { size: 5 } } })
    const [current, fresh] = [logged.cards[1] as TestCard, logged.cards[2] as TestCard]
    const request = renewRequest(await begun(opened.registry, current), { current, new: fresh })
    expect(await opened.registry.renew(request)).toMatchObject({ failure: { kind: 'new.registered' } })
    await opened.registry.close()
    expect(await verifySqlite(path, null, null)).toMatchObject({ finding: null, audit: { frontier: { size: 6 } } })
    const database = new DatabaseSync(path)
    database.exec("update registration set address = 'x' where id = 2")
    database.close()
    expect(await verifySqlite(path, null, null)).toMatchObject({ finding: { entry: 4, what: 'registration.row' } })
  })
})

describe('a registry from before there was a desk', () => {
  it('agrees with its log as before, and takes a change', async () => {
    const logged = await loggedRegistry(3)
    await logged.renew(0)
    await logged.refuse(1)
    const path = tampered(logged)
    copyFileSync(`${logged.path}.keys`, `${path}.keys`)
    const database = new DatabaseSync(path)
    dropDesk(database)
    database.exec('pragma user_version = 2')
    database.close()
    const opened = await openSqliteRegistry({ ...options, path })
    if (!opened.ok) throw new Error(opened.problem.kind)
    expect(await verifySqlite(path, null, null)).toMatchObject({ finding: null, audit: { frontier: { size: 5 } } })
    const card = logged.cards[2] as TestCard
    const { next } = await changing(opened.registry.desk, card)
    expect(await opened.registry.desk.change(changeRequest(next, card, 0))).toMatchObject({ ok: true })
    await opened.registry.close()
    expect(await verifySqlite(path, null, null)).toMatchObject({ finding: null, audit: { frontier: { size: 6 } } })
  })
})
