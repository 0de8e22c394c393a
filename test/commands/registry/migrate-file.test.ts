import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { migrateFile } from '../../../src/commands/registry/migrate-file.ts'
import { registryOptions } from '../../../src/commands/registry/registry-options.ts'
import { loggedRegistry } from '../../support/logged-registry.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { postgresPlace } from '../../support/postgres-place.ts'

const postgres = canRunPostgres() ? await startPostgres(['fsync=off', 'full_page_writes=off']) : null
afterAll(() => postgres?.stop())

async function run(...args: string[]) {
  const task = registryOptions(['migrate', ...args])
  if ('sentence' in task) return { ...task, lines: [] }
  if (task.command !== 'migrate') throw new Error(task.command)
  const lines: string[] = []
  return { ...(await migrateFile(task, (line) => lines.push(line))), lines }
}

const report = (outcome: object) => JSON.parse('output' in outcome ? String(outcome.output) : '{}')

async function setting() {
  const logged = await loggedRegistry(2)
  const place = await postgresPlace(postgres)
  return { logged, place, ends: ['--from', `sqlite:${logged.path}`, '--to', place.url] }
}

describe.skipIf(postgres === null)('koshin registry migrate', () => {
  it('prints counts and hashes of every table, and says what to do now', { timeout: 60_000 }, async () => {
    const { logged, place, ends } = await setting()
    const outcome = await run(...ends, '--keys', place.keys)
    expect(outcome.code).toBe(0)
    const { source, target } = report(outcome).tables.registration
    expect(source).toEqual({ rows: 2, sha256: expect.stringMatching(/^[\da-f]{64}$/) })
    expect(target).toEqual(source)
    expect(outcome.lines).toContain('registration: 2 rows')
    expect(outcome.lines.at(-1)).toContain(`--keys ${place.keys}, and never again from ${logged.path}`)
    expect(readFileSync(place.keys)).toEqual(readFileSync(`${logged.path}.keys`))
    expect(await run(...ends, '--keys', place.keys)).toMatchObject({ code: 0 })
    const without = await run(...ends)
    expect(without.lines.at(-1)).toContain(`--keys ${logged.path}.keys`)
  })

  it('ends with 1 where a table differs', { timeout: 60_000 }, async () => {
    const { place, ends } = await setting()
    await run(...ends)
    await place.query("update registration set name = 'x' where id = 2")
    const outcome = await run(...ends)
    expect(outcome.code).toBe(1)
    expect(report(outcome)).toMatchObject({ agrees: false, wasUsable: true })
    expect(outcome.lines.at(-1)).toContain('Nothing was changed')
  })

  it('says what is in its way, and no password', { timeout: 60_000 }, async () => {
    const { place, ends } = await setting()
    const other = await postgresPlace(postgres)
    await other.query('create table theirs (id int)')
    const [from, source = ''] = ends
    const secret = new URL(other.url)
    secret.password = 's3cret'
    for (const [code, ...args] of [
      [73, from, source, '--to', secret.href],
      [73, ...ends, '--keys', '/none/registry.keys'],
      [66, from, `${source}.none`, '--to', secret.href],
      [69, from, source, '--to', 'postgres://koshin:s3cret@127.0.0.1:1/none'],
      [2, from, source],
      [2, from, place.url, '--to', secret.href],
      [2, from, source, '--to', source],
    ] as const) {
      const outcome = await run(...(args as string[]))
      expect([args, outcome]).toMatchObject([args, { code, sentence: expect.any(String) }])
      expect(JSON.stringify(outcome)).not.toContain('s3cret')
    }
  })
})
