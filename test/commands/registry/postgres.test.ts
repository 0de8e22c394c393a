import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fingerprint } from '../../../src/certificate/fingerprint.ts'
import { databaseRefusal } from '../../../src/commands/database-refusal.ts'
import { importFile } from '../../../src/commands/registry/import-file.ts'
import { registryOptions } from '../../../src/commands/registry/registry-options.ts'
import { showReceipt } from '../../../src/commands/registry/show-receipt.ts'
import { showStatus } from '../../../src/commands/registry/show-status.ts'
import { verifyRegistry } from '../../../src/commands/registry/verify-registry.ts'
import { openDatabase } from '../../../src/registry/open-database.ts'
import { authority, options, visitsTo } from '../../support/logged-registry.ts'
import { codeInPdf, skipWithoutPdfTools, textOfPdf } from '../../support/pdf-tools.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { postgresPlace } from '../../support/postgres-place.ts'

const shared = mkdtempSync(join(tmpdir(), 'koshin-hba-'))
writeFileSync(join(shared, 'hba'), 'local all guarded scram-sha-256\nlocal all all trust\n')
const postgres = canRunPostgres()
  ? await startPostgres(['fsync=off', `hba_file=${readable(join(shared, 'hba'))}`])
  : null
afterAll(async () => {
  await postgres?.stop()
  rmSync(shared, { recursive: true })
})

/** Also for the server's own user. */
function readable(file: string): string {
  for (const path of [shared, file]) spawnSync('chmod', ['a+rX', path])
  return file
}

async function run(...args: string[]) {
  const task = registryOptions(args)
  if ('sentence' in task) return task
  if (task.command === 'import') return importFile(task, () => {})
  if (task.command === 'verify') return verifyRegistry(task)
  if (task.command === 'receipt') return showReceipt(task, new Date('2026-11-24T00:00:00Z'))
  if (task.command === 'status') return showStatus(task, new Date('2026-11-24T00:00:00Z'))
  throw new Error(task.command)
}

async function setting() {
  const place = await postgresPlace(postgres)
  const visits = await visitsTo(await place.open(options), 3)
  const trust = join(place.folder, 'trust')
  for (const name of ['anchors', 'crls']) mkdirSync(join(trust, name), { recursive: true })
  writeFileSync(join(trust, 'anchors/a.cer'), authority.certificate)
  writeFileSync(join(trust, 'crls/a.crl'), await authority.revocationList())
  const { url, keys, folder } = place
  return { ...visits, place, folder, trust, url, registry: ['--registry', url], keys: ['--keys', keys] }
}

const report = (outcome: object) => JSON.parse('output' in outcome ? String(outcome.output) : '{}')

describe.skipIf(postgres === null)('koshin registry, of a PostgreSQL database', () => {
  it('verifies, exports what is verified without it, and shows receipts as the export has them', {
    timeout: 60_000,
  }, async () => {
    const { folder, registry, keys, renew, refuse } = await setting()
    const number = await renew(2)
    await refuse(1)
    const out = join(folder, 'out')
    const verified = await run('verify', ...registry, ...keys, '--export', out)
    expect(verified.code).toBe(0)
    expect(report(verified)).toMatchObject({ agrees: true, entries: 5, registrations: 3, cards: 4, receipts: 1 })
    expect(report(await run('verify', '--from', out))).toEqual(report(verified))
    expect(await run('verify', ...registry, ...keys, '--head', join(out, 'checkpoint'))).toMatchObject({ code: 0 })
    const below = join(out, 'checkpoint/out') // a file is in the way
    const unwritten = await run('verify', ...registry, ...keys, '--export', below)
    expect(unwritten).toMatchObject({ code: 73, sentence: expect.stringContaining(below) })
    const one = join(folder, 'one')
    expect(await run('receipt', number, ...registry, '--out', one)).toMatchObject({ code: 0 })
    for (const extension of ['txt', 'proof'])
      expect(readFileSync(join(one, `${number}.${extension}`), 'utf8')).toBe(
        readFileSync(join(out, `receipts/${number}.${extension}`), 'utf8'),
      )
    expect(await run('receipt', '20200101-000001', ...registry)).toMatchObject({ code: 1 })
  })

  it.skipIf(skipWithoutPdfTools())(
    'prints a receipt again, with the proof that --out writes, by the rules of --config',
    {
      timeout: 60_000,
    },
    async () => {
      const { folder, registry, renew } = await setting()
      const number = await renew(1)
      const pdf = join(folder, 'again.pdf')
      const out = join(folder, 'out')
      const config = join(folder, 'rules.toml')
      const print = (...more: string[]) => run('receipt', number, ...registry, '--pdf', pdf, ...more)
      expect(await print('--out', out)).toMatchObject({ code: 0 })
      expect(statSync(pdf).mode & 0o777).toBe(0o600)
      const octets = readFileSync(pdf)
      expect(codeInPdf(octets, 150)).toBe(readFileSync(join(out, `${number}.proof`), 'utf8'))
      expect(textOfPdf(octets).join('')).toMatch(
        new RegExp(`再発行2026年11月24日09時00分.*${number}.*ICカード更新受付票`),
      )
      writeFileSync(config, '[receipt]\nfont = "/nowhere/font.ttf"\n')
      expect(await print('--config', config)).toMatchObject({ code: 69 })
    },
  )

  it('counts for a person', { timeout: 60_000 }, async () => {
    const { registry, trust, renew } = await setting()
    const renewed = await renew(0)
    const outcome = await run('status', ...registry, '--trust', trust)
    expect(outcome.code).toBe(0)
    for (const line of ['registrations: 3', 'superseded cards: 1', `newest receipt: ${renewed} (2026-11-23T06:20:00Z)`])
      expect('output' in outcome && outcome.output).toContain(line)
  })

  it('imports a roster, all of it or nothing', { timeout: 60_000 }, async () => {
    const { folder, place, registry, keys } = await setting()
    const file = join(folder, 'roster.csv')
    writeFileSync(file, '登録番号,企業名称,住所,パスワード\n1000000001,株式会社サンプル,川崎市,ひみつ\n')
    const imported = await run('import', file, ...registry, ...keys)
    expect(report(imported)).toEqual({ imported: 1, sha256: fingerprint(readFileSync(file)) })
    expect(JSON.stringify(await place.query('select * from roster'))).not.toContain('ひみつ')
    writeFileSync(file, '登録番号,企業名称,住所\n1000000003,新しい会社,川崎市\n12,短い,横浜市\n')
    const refused = await run('import', file, ...registry, ...keys)
    expect(refused.code).toBe(3)
    expect(report(refused)).toMatchObject({ problems: [{ line: 3, problem: 'number.format' }], total: 1 })
    expect(await place.query('select number from roster')).toEqual([{ number: '1000000001' }])
    expect(await run('import', folder, ...registry, ...keys)).toMatchObject({ code: 66 }) // a folder
    expect(await run('import', `${file}.none`, ...registry, ...keys)).toMatchObject({ code: 66 })
    expect(await run('verify', ...registry, ...keys)).toMatchObject({ code: 0 })
  })

  it.each<[string, (url: URL) => void, number, RegExp]>([
    ['with a wrong password', (url) => withRole(url, 'guarded', 'wrong-s3cret'), 69, /password authentication failed/],
    ['without a password', (url) => withRole(url, 'guarded', ''), 69, /password/],
    ['with a role that there is not', (url) => withRole(url, 'nobody', 's3cret'), 69, /nobody/],
    [
      'of a database that there is not',
      (url) => Object.assign(url, { pathname: '/none', password: 's3cret' }),
      69,
      /none/,
    ],
    [
      'where nothing listens',
      (url) => void Object.assign(url, { search: '?host=/none', password: 's3cret' }),
      69,
      /none/,
    ],
    [
      'by a name that nobody has',
      (url) => void Object.assign(url, { search: '?password=s3cret', hostname: 'none.invalid' }),
      69,
      /none/,
    ],
  ])('says in a sentence why it cannot be reached %s, and no password', async (_, change, code, words) => {
    const { place, trust, folder, keys } = await setting()
    await place.query("create role guarded login password 'right-s3cret'").catch(() => {})
    const url = new URL(place.url)
    change(url)
    const registry = ['--registry', url.href]
    const file = join(folder, 'roster.csv')
    writeFileSync(file, '登録番号,企業名称,住所\n1000000001,株式会社サンプル,川崎市\n')
    for (const outcome of [
      await run('verify', ...registry, ...keys),
      await run('receipt', '20200101-000001', ...registry),
      await run('status', ...registry, '--trust', trust),
      await run('import', file, ...registry, ...keys),
    ]) {
      expect(outcome).toMatchObject({ code, sentence: expect.stringMatching(words) })
      expect(JSON.stringify(outcome)).not.toContain('s3cret')
    }
  })

  it.each([
    ['sslrootcert', null, /ENOENT.*nothing/],
    ['sslrootcert', 'no certificate\n', /PEM/],
    ['sslcert', 'no certificate\n', /PEM/],
    ['sslkey', 'no key\n', /DECODER/],
  ])('says in a sentence that the file of %s cannot be used (%j), and no password', async (name, text, words) => {
    const { place, trust, folder, keys } = await setting()
    const file = join(folder, text === null ? 'nothing' : 'something')
    if (text !== null) writeFileSync(file, text)
    const url = new URL(place.url)
    url.password = 's3cret'
    url.searchParams.set(name, file)
    const registry = ['--registry', url.href]
    const serving = await openDatabase(url.href, { ...options, keys: place.keys })
    for (const outcome of [
      await run('verify', ...registry, ...keys),
      await run('receipt', '20200101-000001', ...registry),
      await run('status', ...registry, '--trust', trust),
      await run('import', 'README.md', ...registry, ...keys),
      serving.ok ? {} : databaseRefusal(serving.problem),
    ]) {
      expect(outcome).toMatchObject({ code: 78, sentence: expect.stringMatching(words) })
      expect(JSON.stringify(outcome)).not.toContain('s3cret')
    }
  })

  it.each([
    [['verify', '--registry', 'postgres://u:s3cret@h/k'], 'keys: is missing'],
    [['import', 'a.csv', '--registry', 'postgres://u:s3cret@h/k'], 'keys: is missing'],
    [['status', '--registry', 'postgres://u:s3cret@h/k'], 'trust: is missing'],
    [['verify', '--registry', 'postgres://u:s3#cret@h/k', '--keys', 'x'], 'is no URL'],
    [['verify', '--registry', 'mysql://u:s3cret@h/k', '--keys', 'x'], 'postgres://'],
    [['verify', 'postgres://u:s3cret@h/k'], 'postgres://u@h/k'],
    [['import', 'a.csv', 'postgres://u:s3@cret@h/k'], 'postgres://u@h/k'],
    [['verify', '--registry', 'sqlite:x.db', '--keys', 'x'], 'FILE.keys'],
  ])('says what is wrong with %j, and no password', async (args, words) => {
    const outcome = await run(...args)
    expect(outcome).toMatchObject({ code: 2, sentence: expect.stringContaining(words) })
    expect(JSON.stringify(outcome)).not.toMatch(/s3|cret@/)
  })
})

function withRole(url: URL, username: string, password: string): void {
  Object.assign(url, { username, password })
}
