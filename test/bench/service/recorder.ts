import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Pool, QueryConfig, QueryResult } from 'pg'
import { readKeys } from '../../../src/registry/keys-file.ts'
import { postgresEngine } from '../../../src/registry/postgres/engine.ts'
import { postgresPool } from '../../../src/registry/postgres/pool.ts'
import { createRegistry, type SeedableRegistry } from '../../../src/registry/registry.ts'
import { sqliteEngine } from '../../../src/registry/sqlite/engine.ts'
import { prepared } from '../../../src/registry/sqlite/open.ts'
import type { RegistryOptions } from '../../../src/registry/world.ts'
import { type Place, pathOf } from './place.ts'

/** One statement as the registry had it executed. */
export interface Statement {
  readonly sql: string
  readonly name?: string | undefined // of a prepared one
  readonly parameters: readonly unknown[]
  readonly isWithOthers?: boolean // sent without waiting for the answers of those before
  readonly at: number // milliseconds: when it was answered
}

/** What one renewal had its database do. */
export type Recording = readonly Statement[]

export interface Recorder {
  readonly registry: SeedableRegistry
  /** Everything since the last time. */
  taken(): Statement[]
}

/** A registry in this process that writes down what it asks its database. */
export function recorder(place: Place, options: RegistryOptions): Recorder {
  const statements: Statement[] = []
  const note = (statement: Statement) => void statements.push(statement)
  const engine =
    place.engine === 'SQLite'
      ? sqliteEngine(noted(prepared(pathOf(place)), note))
      : postgresEngine(notedPool(postgresPool(place.database), note))
  const keys = readKeys(place.keys)
  if (keys === null || keys === 'unreadable') throw new Error('no keys')
  return { registry: createRegistry(engine, options, keys), taken: () => statements.splice(0) }
}

function noted(database: DatabaseSync, note: (statement: Statement) => void): DatabaseSync {
  const prepare = database.prepare.bind(database)
  database.prepare = (sql) => {
    const statement = prepare(sql)
    const noting = <Value>(run: (...parameters: SQLInputValue[]) => Value) =>
      ((...parameters: SQLInputValue[]) => {
        const value = run(...parameters)
        note({ sql, parameters, at: performance.now() })
        return value
      }) as never
    statement.run = noting(statement.run.bind(statement))
    statement.all = noting(statement.all.bind(statement))
    return statement
  }
  return database
}

type Query = (asked: string | QueryConfig) => Promise<QueryResult>

/** A statement that is sent while others are under way was sent with them. */
function notedPool(pool: Pool, note: (statement: Statement) => void): Pool {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as Query
    let pending = 0
    const noting: Query = async (asked) => {
      const { name, text, values = [] } = typeof asked === 'string' ? { text: asked } : (asked as QueryConfig)
      const statement = { sql: text, name, parameters: values, isWithOthers: pending > 0, at: 0 }
      note(statement)
      pending += 1
      const answer = await query(asked).finally(() => {
        pending -= 1
      })
      statement.at = performance.now()
      return answer
    }
    client.query = noting as never
  })
  return pool
}
