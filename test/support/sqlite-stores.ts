import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createRegistry } from '../../src/registry/registry.ts'
import { sqliteEngine } from '../../src/registry/sqlite/engine.ts'
import { migrate } from '../../src/registry/sqlite/migrate.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import type { Store } from '../contract/store.ts'
import { testKeys } from './registry.ts'
import { rowsOf } from './sqlite-rows.ts'

export async function inMemory(): Promise<Store> {
  const database = new DatabaseSync(':memory:')
  migrate(database)
  const keys = testKeys()
  return {
    shared: false,
    open: async (options) => createRegistry(sqliteEngine(database), options, keys),
    rows: async () => rowsOf(database),
    run: async (sql) => database.prepare(sql).all(),
    dispose: async () => {},
  }
}

export async function onFile(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-registry-'))
  const path = join(folder, 'registry.db')
  return {
    shared: true,
    async open(options) {
      const opened = await openSqliteRegistry({ ...options, path })
      if (!opened.ok) throw new Error(opened.problem.kind)
      return opened.registry
    },
    async rows() {
      const database = new DatabaseSync(path, { readOnly: true })
      const rows = rowsOf(database)
      database.close()
      return rows
    },
    async run(sql) {
      const database = new DatabaseSync(path)
      const rows = database.prepare(sql).all()
      database.close()
      return rows
    },
    dispose: async () => rmSync(folder, { recursive: true }),
  }
}
