import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts'
import type { SeedableRegistry } from '../../src/registry/registry.ts'
import type { RegistryOptions } from '../../src/registry/world.ts'
import type { TestPostgres } from './postgres.ts'

/** A database of its own, with a folder for its keys; both end with the test. */
export interface PostgresPlace {
  readonly url: string
  readonly folder: string
  readonly keys: string
  open(options: RegistryOptions): Promise<SeedableRegistry>
  query(sql: string): Promise<Record<string, unknown>[]>
  /** Begins with a statement on a connection that stays, and gives what asks more of it. */
  hold(sql: string): Promise<(sql: string) => Promise<Record<string, unknown>[]>>
}

let databases = 0

export async function postgresPlace(postgres: TestPostgres | null, made = ''): Promise<PostgresPlace> {
  if (postgres === null) throw new Error('no PostgreSQL')
  databases += 1
  const database = `place_${databases}`
  await postgres.query(`create database ${database} ${made}`)
  const folder = mkdtempSync(join(tmpdir(), 'koshin-place-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [url, keys] = [postgres.url(database), join(folder, 'registry.keys')]
  return {
    url,
    folder,
    keys,
    async open(options) {
      const answer = await openPostgresRegistry({ ...options, url, keys })
      if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
      onTestFinished(() => answer.registry.close())
      return answer.registry
    },
    query: (sql) => postgres.query(sql, database),
    async hold(sql) {
      const client = new Client({ connectionString: url })
      await client.connect()
      onTestFinished(() => client.end())
      await client.query(sql)
      return async (more) => (await client.query(more)).rows
    },
  }
}
