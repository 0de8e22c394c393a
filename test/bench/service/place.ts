import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import type { TestPostgres } from '../../support/postgres.ts'
import { cpuSecondsOfAll } from './cpu.ts'

/** A database of one engine: where it is, and how it is filled by hand. */
export interface Place {
  readonly engine: 'SQLite' | 'PostgreSQL'
  readonly database: string // URL for `registry serve`
  readonly keys: string // the file of the signing keys
  /** Of the server, in seconds so far; SQLite has none. */
  cpu(): number
  copied(name: string): Promise<Place>
  run(statements: readonly string[]): Promise<void> // without durability, and references are not looked after
}

export function sqlitePlace(folder: string, name: string): Place {
  const path = join(folder, `${name}.db`)
  return {
    engine: 'SQLite',
    database: `sqlite:${path}`,
    keys: `${path}.keys`,
    cpu: () => 0,
    async copied(to) {
      const place = sqlitePlace(folder, to)
      copyFileSync(path, pathOf(place))
      copyFileSync(`${path}.keys`, place.keys)
      return place
    },
    async run(statements) {
      const database = new DatabaseSync(path)
      database.exec('pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off')
      database.exec('pragma cache_size = -1000000') // KiB
      for (const statement of statements) database.exec(statement)
      database.exec('pragma journal_mode = wal')
      database.close()
    },
  }
}

export const pathOf = ({ database }: Pick<Place, 'database'>): string => database.slice('sqlite:'.length)

export async function postgresPlace(server: TestPostgres, folder: string, name: string): Promise<Place> {
  await server.query(`create database ${name}`)
  return placeIn(server, name, join(folder, 'postgres.keys'))
}

function placeIn(server: TestPostgres, name: string, keys: string): Place {
  const database = server.url(name)
  const data = join(new URL(database).searchParams.get('host') ?? '', 'data')
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  return {
    engine: 'PostgreSQL',
    database,
    keys,
    cpu: () => cpuSecondsOfAll(pid),
    async copied(to) {
      await server.query(`create database ${to} template ${name}`)
      return placeIn(server, to, keys)
    },
    async run(statements) {
      const client = new Client({ connectionString: database })
      await client.connect()
      await client.query('set session_replication_role = replica; set synchronous_commit = off')
      for (const statement of [...statements, 'vacuum analyze', 'checkpoint']) await client.query(statement)
      await client.end()
    },
  }
}
