import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { createRegistry, type SeedableRegistry } from '../registry.ts'
import type { RegistryOptions } from '../world.ts'
import { sqliteEngine } from './engine.ts'
import { inspect, type OpenProblem, openProblem } from './inspect.ts'
import { migrate } from './migrate.ts'
import { type KeysProblem, openKeys } from './open-keys.ts'
import { patiently } from './patience.ts'

export type OpenedRegistry =
  | { readonly ok: true; readonly registry: SeedableRegistry }
  | { readonly ok: false; readonly problem: OpenProblem | KeysProblem }

/**
 * Opens or makes the registry in one SQLite file; ':memory:' keeps it as long as the program. A file that is another
 * program's, newer than this one, or cannot be written is left as it is.
 */
export async function openSqliteRegistry(
  options: RegistryOptions & {
    readonly path: string
    readonly onBroken?: (error: unknown) => void // the disk failed: nothing works until the file is opened anew
  },
): Promise<OpenedRegistry> {
  const { path, onBroken } = options
  try {
    const problem = path !== ':memory:' && existsSync(path) ? await patiently(async () => inspect(path)) : null
    if (problem) return { ok: false, problem }
    const database = await patiently(async () => prepared(path)) // another program may be making it right now
    const engine = sqliteEngine(database, onBroken)
    const keys = await openKeys(engine, options)
    if ('log' in keys) return { ok: true, registry: createRegistry(engine, options, keys) }
    await engine.close()
    return { ok: false, problem: keys }
  } catch (error) {
    return { ok: false, problem: openProblem(error, path) }
  }
}

export function prepared(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 0 }) // waiting is `patiently`'s
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
    migrate(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
