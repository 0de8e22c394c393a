import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { createRegistry, type SeedableRegistry } from '../registry.ts'
import type { RegistryOptions } from '../world.ts'
import { sqliteEngine } from './engine.ts'
import { inspect, type OpenProblem, openProblem } from './inspect.ts'
import { migrate } from './migrate.ts'

export type OpenedRegistry =
  | { readonly ok: true; readonly registry: SeedableRegistry }
  | { readonly ok: false; readonly problem: OpenProblem }

const OPENING = 5000 // milliseconds; once open, waiting is the engine's (`patiently`)

/**
 * Opens or makes the registry in one SQLite file; ':memory:' keeps it as long as the program. A file that is another
 * program's, newer than this one, or cannot be written is left as it is.
 */
export async function openSqliteRegistry(
  options: RegistryOptions & { readonly path: string },
): Promise<OpenedRegistry> {
  const { path } = options
  const problem = path !== ':memory:' && existsSync(path) ? inspect(path) : null
  if (problem) return { ok: false, problem }
  try {
    return { ok: true, registry: createRegistry(sqliteEngine(prepared(path)), options) }
  } catch (error) {
    return { ok: false, problem: openProblem(error, path) }
  }
}

function prepared(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: OPENING })
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
    migrate(database)
    database.exec('pragma busy_timeout = 0')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
