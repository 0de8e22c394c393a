import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { isPostgresTrouble } from '../../../src/registry/postgres/errors.ts'
import { openPostgresRegistry } from '../../../src/registry/postgres/open.ts'
import type { DatabaseState } from '../../../src/registry/watch-engine.ts'
import { testAuthority } from '../../support/certificates.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { postgresProxy } from '../../support/postgres-proxy.ts'
import { begun, renewRequest, testCard, testOptions, testSeed, testTrust } from '../../support/registry.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop())

const authority = await testAuthority()
const options = testOptions(testTrust(authority.certificate))
const UNREACHABLE = { ok: false, failure: { kind: 'registry.unreachable' } }

let databases = 0

/** A database of its own, and how a registry opens it, also by another way. */
async function place() {
  if (postgres === null) throw new Error('no PostgreSQL')
  databases += 1
  const database = `trouble_${databases}`
  await postgres.query(`create database ${database}`)
  const folder = mkdtempSync(join(tmpdir(), 'koshin-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const keys = join(folder, 'registry.keys')
  const direct = postgres.url(database)
  const states: DatabaseState[] = []
  const onDatabase = (state: DatabaseState) => states.push(state)
  const open = (url = direct) => openPostgresRegistry({ ...options, onDatabase, url, keys })
  return { states, postgres, database, direct, keys, open, query: (sql: string) => postgres.query(sql, database) }
}

async function opened(way?: string, here?: Awaited<ReturnType<typeof place>>) {
  const at = here ?? (await place())
  const answer = await at.open(way)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  const { registry } = answer
  onTestFinished(() => registry.close())
  return { ...at, registry }
}

async function seeded(way?: string, here?: Awaited<ReturnType<typeof place>>) {
  const at = await opened(way, here)
  const [current, fresh] = [await testCard(authority), await testCard(authority)]
  await at.registry.seedRegistrations([testSeed(current)])
  const request = renewRequest(await begun(at.registry, current), { current, new: fresh })
  return { ...at, current, fresh, request }
}

describe.skipIf(postgres === null)('a registry in PostgreSQL', () => {
  it('is unreachable while a TLS file that its URL names is gone or spoilt, and goes on when it is back', async () => {
    const at = await place()
    const file = `${at.keys}.pem`
    const pem = new X509Certificate(authority.certificate).toString()
    writeFileSync(file, pem)
    const {
      postgres: server,
      registry,
      request,
      current,
    } = await seeded(`${at.direct}&sslmode=disable&sslrootcert=${encodeURIComponent(file)}`, at)
    await server.crash() // so that connections have to be made
    await server.start()
    for (const spoil of [() => rmSync(file), () => writeFileSync(file, 'no certificate')]) {
      spoil()
      const begin = () => registry.beginRenewal({ certificate: current.certificate, kiosk: 'k' })
      const asked = await Promise.all(Array.from({ length: 30 }, begin)) // more than there are connections
      expect(asked).toEqual(asked.map(() => UNREACHABLE))
    }
    writeFileSync(file, pem)
    expect((await registry.renew(request)).ok).toBe(true)
    const causes = at.states.flatMap((state) => ('cause' in state ? [state.cause] : []))
    expect(causes).toContain(`ENOENT: no such file or directory, open '${file}'`)
    expect(new Set(causes).size).toBe(causes.length) // however many were waiting
  })

  it('is unreachable while the database is away, and goes on by itself when it is back', async () => {
    const { postgres: server, registry, request, current } = await seeded()
    expect(await registry.ready()).toEqual({ ok: true, value: null })
    await server.crash()
    expect(await registry.renew(request)).toEqual(UNREACHABLE)
    expect(await registry.ready()).toEqual(UNREACHABLE)
    expect(await registry.beginRenewal({ certificate: current.certificate, kiosk: 'k' })).toEqual(UNREACHABLE)
    expect(await registry.settleRenewal(request.renewal)).toEqual(UNREACHABLE)
    await server.start()
    expect((await registry.renew(request)).ok).toBe(true)
  })

  it('does not know the outcome when the answer to a commit is lost, and says the same receipt when asked again', async () => {
    const at = await place()
    const proxy = await postgresProxy(at.direct)
    onTestFinished(() => proxy.close())
    const { registry, request, query } = await seeded(proxy.url, at)
    void proxy.cutAfter('insert into "receipt"')
    expect(await registry.renew(request)).toEqual(UNREACHABLE)
    expect(await query('select number from receipt')).toHaveLength(1)
    const repeated = await registry.renew(request)
    expect(repeated.ok).toBe(true)
    expect(await query('select number from receipt')).toEqual([{ number: repeated.ok && repeated.value.number }])
  })

  it('loses its connections and makes new ones', async () => {
    const { registry, request, query, database } = await seeded()
    await query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}' and pid <> pg_backend_pid()`,
    )
    const answers = [await registry.renew(request), await registry.renew(request), await registry.renew(request)]
    expect(answers.at(-1)?.ok).toBe(true)
  })

  it('never changes or drops evidence, receipts and the log', async () => {
    const { registry, request, query } = await seeded()
    await registry.renew(request)
    const columns = { evidence: 'time', receipt: 'time', log: 'n', tree: 'level', head: 'size', signer: 'name' }
    for (const [table, column] of Object.entries(columns))
      for (const sql of [
        `delete from ${table}`,
        `update ${table} set ${column} = ${column}`,
        `truncate ${table} cascade`,
      ])
        await expect(query(sql)).rejects.toThrow('is only ever added to')
  })

  it('has constraints that hold without the rules', async () => {
    const { query } = await seeded()
    const copy = (changes: string) =>
      query(`insert into card (registration, fingerprint, key, certificate, state, standing, since, superseded)
        select ${changes} from card`)
    const [a, b] = ["'x' || substr(fingerprint, 2)", "'x' || substr(key, 2)"]
    await expect(copy(`1, ${a}, ${b}, certificate, 'active', 'full', since, null`)).rejects.toThrow('card_active')
    await expect(copy(`1, fingerprint, ${b}, certificate, 'superseded', 'full', since, since`)).rejects.toThrow(
      'card_fingerprint_key',
    )
    await expect(copy(`1, ${a}, key, certificate, 'superseded', 'full', since, since`)).rejects.toThrow('card_key_key')
    await expect(copy(`2, ${a}, ${b}, certificate, 'superseded', 'full', since, since`)).rejects.toThrow('foreign key')
    await expect(copy(`1, ${a}, ${b}, certificate, 'superseded', 'full', since, null`)).rejects.toThrow('check')
  })

  it('is opened by eight programs at once, made by one', async () => {
    const at = await place()
    const answers = await Promise.all(Array.from({ length: 8 }, () => at.open()))
    for (const answer of answers) {
      expect(answer.ok).toBe(true)
      if (answer.ok) await answer.registry.close()
    }
    expect(await at.query('select count(*) from signer')).toEqual([{ count: '3' }])
  })

  it('is not opened when it is of a newer program, somebody else’s, signed by other keys, or away', async () => {
    const at = await place()
    const problem = async (way?: string) => {
      const answer = await at.open(way)
      if (answer.ok) await answer.registry.close()
      return answer.ok ? null : answer.problem
    }
    expect(await problem()).toBeNull()
    await at.query('update koshin set version = 99')
    expect(await problem()).toMatchObject({ kind: 'database.newer', version: 99 })
    await at.query('update koshin set version = 4')
    expect(await problem()).toBeNull()
    rmSync(at.keys)
    expect(await problem()).toMatchObject({ kind: 'keys.missing' })
    const other = await place()
    await other.query('create table theirs (id int)')
    expect(await other.open()).toMatchObject({ problem: { kind: 'database.foreign' } })
    expect(await other.query('select * from theirs')).toEqual([])
    const away = await at.open('postgres://koshin:secret@127.0.0.1:1/none')
    expect(away).toMatchObject({
      problem: { kind: 'database.unreachable', path: 'postgres://koshin@127.0.0.1:1/none' },
    })
  })

  it('throws what is a bug', async () => {
    const { registry, request, query } = await seeded()
    await query('drop table counter')
    await expect(registry.renew(request)).rejects.toThrow('does not exist')
    expect(await query('select * from receipt')).toEqual([])
    expect(isPostgresTrouble(new Error('anything'))).toBe(false)
    expect(isPostgresTrouble('anything')).toBe(false)
  })
})
