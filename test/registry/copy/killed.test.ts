import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { openPostgresRegistry } from '../../../src/registry/postgres/open.ts'
import { importRoster } from '../../../src/registry/sqlite/import-roster.ts'
import { verifyDatabase } from '../../../src/registry/verify/verify-database.ts'
import { hundredEntries, options } from '../../support/logged-registry.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { type PostgresPlace, postgresPlace } from '../../support/postgres-place.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop())

const ROWS = 40_000 // of the roster, in four commits
const KILLS = 12 // at random times

/** The last line that the program has said; `kill` is given when it has begun. */
async function migrating(from: string, { url, keys }: PostgresPlace, dieAt: number, kill?: () => Promise<void>) {
  const program = spawn(process.execPath, ['test/support/migrating-child.ts', from, url, keys, `${dieAt}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  program.stdout.on('data', (text) => {
    if (said === '') void kill?.().then(() => program.kill('SIGKILL'))
    said += text
  })
  await new Promise((resolve) => program.once('close', resolve))
  return said.trimEnd().split('\n').at(-1)
}

async function source() {
  const logged = await hundredEntries()
  const file = join(logged.folder, 'roster.csv')
  const lines = Array.from({ length: ROWS }, (_, at) => `${String(at).padStart(10, '0')},会社${at},川崎市,パスワード\n`)
  writeFileSync(file, `登録番号,企業名称,住所,部署名\n${lines.join('')}`)
  const rules = { numberLength: 10 }
  await importRoster({ path: logged.path, file, rules, clock: () => new Date(), randomBytes, onProgress: () => {} })
  return logged
}

/** As whoever serves is told; asked only where there are tables already, since it would make them. */
async function served({ url, keys }: PostgresPlace) {
  const opened = await openPostgresRegistry({ ...options, url, keys: `${keys}.none` })
  if (opened.ok) throw new Error('opened without its keys')
  return opened.problem.kind
}

async function found({ url, keys }: PostgresPlace) {
  const verified = await verifyDatabase({ registry: url, keys }, { remembered: null, write: null })
  return 'kind' in verified ? verified.kind : 'whole'
}

async function expectWhole({ url, keys }: PostgresPlace) {
  const verified = await verifyDatabase({ registry: url, keys }, { remembered: null, write: null })
  expect(verified).toMatchObject({ finding: null, audit: { frontier: { size: 101 } } })
}

describe.skipIf(postgres === null)('a migration that is killed', () => {
  it('goes on when it is run again, from wherever it was, and is of no use before', { timeout: 300_000 }, async () => {
    const { path } = await source()
    const place = await postgresPlace(postgres)
    let [kills, said] = [0, 'begins' as string | undefined]
    for (let dieAt = 1; said === 'begins'; dieAt += 3) {
      said = await migrating(path, place, dieAt)
      if (said !== 'begins') break
      kills += 1
      expect([dieAt, await served(place)]).toEqual([dieAt, 'database.incomplete'])
    }
    expect(said).toBe('agrees true')
    expect(kills).toBeGreaterThan(8)
    await expectWhole(place)
    console.log(`${kills} kills of one migration, each a few steps later`)
  })

  it(`is finished after ${KILLS} kills at random times`, { timeout: 300_000 }, async () => {
    const { path } = await source()
    const place = await postgresPlace(postgres)
    const left: Record<string, number> = {}
    for (let kill = 0; kill < KILLS; kill++) {
      const said = await migrating(path, place, 0, () => delay(Math.random() * 700))
      const state = `${await found(place)}${said === 'begins' ? '' : `, ${said}`}`
      left[state] = (left[state] ?? 0) + 1
    }
    console.log(`${KILLS} kills: ${JSON.stringify(left)}`)
    expect(await migrating(path, place, 0)).toBe('agrees true')
    await expectWhole(place)
  })
})
