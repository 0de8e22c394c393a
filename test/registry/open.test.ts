import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { asNobody } from '../support/as-nobody.ts'
import { testAuthority } from '../support/certificates.ts'
import { begun, renewRequest, testCard, testOptions, testSeed, testTrust } from '../support/registry.ts'

const authority = await testAuthority()
const options = testOptions(testTrust(authority.certificate))
const [current, fresh] = [await testCard(authority), await testCard(authority)]

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-open-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'registry.db')
}

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const problem = async (path: string) => {
  const opened = await openSqliteRegistry({ ...options, path })
  return opened.ok ? null : opened.problem
}

async function opened(path: string) {
  const result = await openSqliteRegistry({ ...options, path })
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.registry
}

async function made(path: string): Promise<string> {
  const registry = await opened(path)
  await registry.seedRegistration(testSeed(current), current.certificate)
  await registry.close()
  return path
}

function sqlite(path: string, sql: string): void {
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
}

describe('opening a registry', () => {
  it('keeps what was written, in a write-ahead log', async () => {
    const path = await made(file())
    const registry = await opened(path)
    const request = renewRequest(await begun(registry, current), { current, new: fresh })
    expect((await registry.renew(request)).ok).toBe(true)
    await registry.close()
    const again = await opened(path)
    expect(await again.settleRenewal(request.renewal)).toMatchObject({ value: { state: 'done' } })
    await again.close()
    const database = new DatabaseSync(path)
    expect(database.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
    database.close()
  })

  it('in memory is a registry like any other', async () => {
    const registry = await opened(':memory:')
    expect(await registry.seedRegistration(testSeed(current), current.certificate)).toBeNull()
    expect(await begun(registry, current)).toMatchObject({ kiosk: 'kiosk-1' })
    await registry.close()
  })

  it('refuses a database of a newer program and does not touch it', async () => {
    const path = await made(file())
    sqlite(path, 'pragma user_version = 99')
    const before = hash(path)
    expect(await problem(path)).toEqual({ kind: 'database.newer', path, version: 99, supported: 4 })
    expect(hash(path)).toBe(before)
  })

  it('refuses one that is newer only in what was not checkpointed yet', async () => {
    const path = await made(file())
    const other = new DatabaseSync(path)
    other.exec('pragma user_version = 99')
    const before = [hash(path), hash(`${path}-wal`)]
    expect(await problem(path)).toMatchObject({ kind: 'database.newer', version: 99 })
    expect([hash(path), hash(`${path}-wal`)]).toEqual(before)
    other.close()
  })

  it.each([
    ['text', (path: string) => writeFileSync(path, 'a letter to the city office '.repeat(100))],
    ['the database of another program', (path: string) => sqlite(path, 'create table letters (text)')],
  ])('refuses %s and does not touch it', async (_, make) => {
    const path = file()
    make(path)
    const before = hash(path)
    expect(await problem(path)).toEqual({ kind: 'database.foreign', path })
    expect(hash(path)).toBe(before)
  })

  it('takes an empty file for a new registry', async () => {
    const path = file()
    writeFileSync(path, '')
    await made(path)
    expect(await problem(path)).toBeNull()
  })

  it('refuses a damaged database', async () => {
    const path = await made(file())
    const octets = readFileSync(path)
    writeFileSync(path, octets.fill(0xff, 100, 4096)) // the schema's page
    expect((await problem(path))?.kind).toMatch(/damaged|foreign/)
  })

  it('refuses a folder that cannot be written or is none', async () => {
    const path = await made(file())
    expect(await problem('/proc/registry.db')).toMatchObject({ kind: 'database.unwritable' }) // not even for root
    expect(await problem(join(path, 'registry.db'))).toMatchObject({ kind: 'database.unwritable' })
    expect(await problem('/nowhere/at/all.db')).toMatchObject({ kind: 'database.unwritable' })
    const folder = join(path, '..')
    expect(await problem(folder)).toEqual({ kind: 'database.foreign', path: folder })
  })

  it('refuses a file and a folder without write permission, and leaves both as they are', async () => {
    const path = await made(file())
    const folder = join(path, '..')
    chmodSync(path, 0o444)
    chmodSync(folder, 0o555)
    const before = [hash(path), ...readdirSync(folder)]
    expect(await asNobody(() => problem(path))).toMatchObject({ kind: 'database.unwritable' })
    expect(await asNobody(() => problem(join(folder, 'other.db')))).toMatchObject({ kind: 'database.unwritable' })
    expect([hash(path), ...readdirSync(folder)]).toEqual(before)
    chmodSync(folder, 0o755)
  })
})
