import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { runInTerminal } from '../support/pty.ts'
import { endKoshin, startKoshin } from '../support/visit.ts'

async function refusedIn(args: readonly string[], environment: Record<string, string | undefined> = {}) {
  const program = runInTerminal('kiosk/koshin', args, { environment, columns: 200 })
  const { code } = await program.exited
  const screen = await program.waitFor(/\S/) // the end may be heard of before the last words
  return { code, screen: screen.trim() }
}

describe('a start that cannot go well ends with one sentence and a code', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'koshin-test-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('without a terminal', () => {
    const { status, stderr } = spawnSync('kiosk/koshin', [], { input: '', encoding: 'utf8' })
    expect(status).toBe(66)
    expect(stderr).toContain('端末から起動してください')
  })

  it('without a UTF-8 locale', async () => {
    const { code, screen } = await refusedIn([], { LC_ALL: 'C', LANG: 'C' })
    expect(code).toBe(78)
    expect(screen).toContain('LANG=ja_JP.UTF-8')
  })

  it('on a terminal that cannot draw', async () => {
    expect((await refusedIn([], { TERM: 'dumb' })).code).toBe(66)
  })

  it('with a flag it does not know', async () => {
    const { code, screen } = await refusedIn(['--registry', 'mysql:x'])
    expect(code).toBe(2)
    expect(screen).toContain('sqlite:FILE')
  })

  it('with a trust folder in koshin.toml that is not there', async () => {
    const data = join(folder, 'trusting')
    mkdirSync(data)
    writeFileSync(join(data, 'koshin.toml'), '[kiosk]\ntrust = "/nowhere"\n')
    const { code, screen } = await refusedIn(['--registry', `sqlite:${join(data, 'registry.db')}`])
    expect(code).toBe(78)
    expect(screen).toContain('/nowhere/anchors')
  })

  it('with a data folder that cannot be written', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, 'precious')
    const { code, screen } = await refusedIn(['--data', join(file, 'data')])
    expect(code).toBe(73)
    expect(screen).toContain(file)
    expect(readFileSync(file, 'utf8')).toBe('precious')
  })

  it('with a database from a newer version, which it leaves as it is', async () => {
    const path = join(folder, 'newer.db')
    await makeNewer(path)
    const before = hash(path)
    const { code, screen } = await refusedIn(['--registry', `sqlite:${path}`, '--data', join(folder, 'data')])
    expect(code).toBe(76)
    expect(screen).toContain(path)
    expect(hash(path)).toBe(before)
  })

  it('with a data folder that another Koshin uses', async () => {
    const data = join(folder, 'shared')
    const first = await startKoshin(['--data', data])
    const { code, screen } = await refusedIn(['--data', data])
    expect(code).toBe(75)
    expect(screen).toContain(data)
    await endKoshin(first)
  })

  it('with a koshin.toml in its data folder that cannot be used, and names the key', async () => {
    const data = mkdtempSync(join(folder, 'data-'))
    writeFileSync(join(data, 'koshin.toml'), '[policies]\ncompany-differs = "perhaps"\n')
    const { code, screen } = await refusedIn(['--data', data, '--registry', `sqlite:${join(data, 'registry.db')}`])
    expect(code).toBe(78)
    expect(screen).toContain(join(data, 'koshin.toml'))
    expect(screen).toContain('policies.company-differs')
  })

  it('with settings that are not there', async () => {
    const { code, screen } = await refusedIn(['--config', join(folder, 'nowhere.toml')])
    expect(code).toBe(78)
    expect(screen).toContain('nowhere.toml')
  })

  it('with a file that is no database', async () => {
    const path = join(folder, 'letter.txt')
    writeFileSync(path, 'Dear help desk, '.repeat(100))
    const { code } = await refusedIn(['--registry', `sqlite:${path}`, '--data', join(folder, 'data')])
    expect(code).toBe(65)
    expect(readFileSync(path, 'utf8')).toContain('Dear help desk')
  })

  it('with a registry that has no trust folder', async () => {
    const registry = `sqlite:${join(folder, 'fresh.db')}`
    const { code, screen } = await refusedIn(['--reader', 'pcsc', '--registry', registry])
    expect([69, 78]).toContain(code)
    expect(screen).toContain('Koshin:')
  })
})

async function makeNewer(path: string) {
  const trust = () => ({ anchors: [], crls: [] }) as never // never asked
  const opened = await openSqliteRegistry({ path, name: 'newer', trust, clock: () => new Date(), randomBytes })
  if (!opened.ok) throw new Error(opened.problem.kind)
  await opened.registry.close()
  const database = new DatabaseSync(path)
  database.exec('PRAGMA user_version = 9999')
  database.close()
}

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
