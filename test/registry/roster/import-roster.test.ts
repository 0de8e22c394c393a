import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { importRoster } from '../../../src/registry/sqlite/import-roster.ts'
import { verifySqlite } from '../../../src/registry/verify/verify-sqlite.ts'
import { authority, loggedRegistry } from '../../support/logged-registry.ts'
import { testCard } from '../../support/registry.ts'
import { asked, COMPANY } from '../../support/requests.ts'

const ROWS = 120_000 // more than are copied at once

it('while a roster is imported a kiosk goes on, and sees the old one or the new one', {
  timeout: 120_000,
}, async () => {
  const { path, folder, registry } = await loggedRegistry(1)
  await registry.seedRoster([COMPANY])
  const killed = new DatabaseSync(path)
  killed.exec("create table roster_next as select 'x' as number") // of an import that was killed
  const file = join(folder, 'roster.csv')
  const lines = Array.from({ length: ROWS }, (_, at) => `${String(at).padStart(10, '0')},会社${at},川崎市\n`)
  writeFileSync(file, `登録番号,企業名称,住所\n${lines.join('')}`)
  const rules = { numberLength: 10 }
  let isOver = false
  const imported = importRoster({ path, file, rules, clock: () => new Date(), randomBytes, onProgress: () => {} })
  const ended = imported.finally(() => {
    isOver = true
  })
  const [seen, card] = [new Set<unknown>(), await testCard(authority)]
  while (!isOver) {
    seen.add(killed.prepare('select count(*) as rows from roster').get()?.rows)
    await asked(registry.desk, card, 'registration') // throws where the registry is out of reach
    await turn()
  }
  expect(await ended).toMatchObject({ count: ROWS })
  seen.add(killed.prepare('select count(*) as rows from roster').get()?.rows)
  expect(seen).toEqual(new Set([1, ROWS]))
  const left = killed.prepare("select name from sqlite_schema where type = 'table' and name like '%roster%'").all()
  expect(left.map(({ name }) => name).sort()).toEqual(['roster', 'roster_import'])
  killed.close()
  expect(await verifySqlite(path, null, null)).toMatchObject({ finding: null })
})
