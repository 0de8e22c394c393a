import { accessSync, existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { LogKeys } from '../log-keys.ts'
import { type KeysProblem, openKeys } from '../open-keys.ts'
import { replaceRoster } from '../replace-roster.ts'
import type { RosterReading } from '../roster/read-whole-roster.ts'
import { kept } from '../seed-roster.ts'
import type { RegistryOptions } from '../world.ts'
import { copyRoster, swapRoster } from './copy-roster.ts'
import { sqliteEngine } from './engine.ts'
import { lockImport } from './import-lock.ts'
import { inspect, openProblem } from './inspect.ts'
import { keysPath } from './keys-path.ts'
import { prepared } from './open.ts'
import { patiently } from './patience.ts'
import { dropStaging, type Staged, stageRoster } from './stage-roster.ts'
import type { SqliteRecordsProblem } from './with-records.ts'

interface RosterOptions extends RosterReading, Pick<RegistryOptions, 'clock' | 'randomBytes'> {
  readonly path: string // of the registry, which has to be there
}

export type ImportProblem =
  | SqliteRecordsProblem
  | KeysProblem
  | { readonly kind: 'import.running'; readonly path: string }

/** Replaces the roster by what the file says, all or nothing. Throws what the file system says of the file. */
export async function importRoster(options: RosterOptions): Promise<Staged | ImportProblem> {
  const { path, file } = options
  accessSync(file)
  if (!existsSync(path)) return { kind: 'database.missing', path }
  try {
    const problem = await patiently(async () => inspect(path))
    if (problem) return problem
    const lock = lockImport(path)
    if (!lock) return { kind: 'import.running', path }
    try {
      return await importInto(await patiently(async () => prepared(path)), options)
    } finally {
      lock.release()
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error
    return openProblem(error, path)
  }
}

async function importInto(database: DatabaseSync, options: RosterOptions): Promise<Staged | KeysProblem> {
  const engine = sqliteEngine(database)
  try {
    const keys = await openKeys(engine, { ...options, file: keysPath(options.path) })
    return 'log' in keys ? await stageAndCopy(database, engine, { ...options, keys }) : keys
  } finally {
    await engine.close()
  }
}

async function stageAndCopy(
  database: DatabaseSync,
  engine: ReturnType<typeof sqliteEngine>,
  world: RosterOptions & { readonly keys: LogKeys },
): Promise<Staged> {
  const { path, file, rules, onProgress } = world
  try {
    const staged = await stageRoster(database, path, { file, rules, onProgress, keep: kept(world) })
    if ('problems' in staged) return staged
    await copyRoster(database)
    await engine.write((open) => replaceRoster(world, open, staged, async () => swapRoster(database)))
    return staged
  } finally {
    dropStaging(database, path)
  }
}
