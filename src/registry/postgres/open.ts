import { type KeysProblem, openKeys } from '../open-keys.ts'
import { createRegistry, type SeedableRegistry } from '../registry.ts'
import type { RegistryOptions } from '../world.ts'
import { postgresEngine } from './engine.ts'
import { isPostgresTrouble } from './errors.ts'
import { migrate, SCHEMA_VERSION } from './migrate.ts'
import { postgresPool } from './pool.ts'

/** Why a registry in PostgreSQL cannot be opened; nothing in it was touched. `at` is the database, without its password. */
export type PostgresProblem =
  | { readonly kind: 'database.newer'; readonly path: string; readonly version: number; readonly supported: number }
  | { readonly kind: 'database.foreign'; readonly path: string }
  | { readonly kind: 'database.unreachable'; readonly path: string; readonly detail: string }

export type OpenedPostgres =
  | { readonly ok: true; readonly registry: SeedableRegistry }
  | { readonly ok: false; readonly problem: PostgresProblem | KeysProblem }

/** Opens or makes the registry in a PostgreSQL database. Its signing keys are in the file `keys`. */
export async function openPostgresRegistry(
  options: RegistryOptions & { readonly url: string; readonly keys: string },
): Promise<OpenedPostgres> {
  const { url, keys: file } = options
  const path = shownUrl(url)
  const pool = postgresPool(url)
  const engine = postgresEngine(pool)
  const refused = async (problem: PostgresProblem | KeysProblem): Promise<OpenedPostgres> => {
    await engine.close()
    return { ok: false, problem }
  }
  try {
    const problem = await migrate(pool)
    if (problem === 'foreign') return await refused({ kind: 'database.foreign', path })
    if (problem !== null)
      return await refused({ kind: 'database.newer', path, version: problem, supported: SCHEMA_VERSION })
    const keys = await openKeys(engine, { ...options, file })
    return 'log' in keys ? { ok: true, registry: createRegistry(engine, options, keys) } : await refused(keys)
  } catch (error) {
    await engine.close()
    if (!isPostgresTrouble(error)) throw error
    return { ok: false, problem: { kind: 'database.unreachable', path, detail: (error as Error).message } }
  }
}

/** For logs and sentences. */
function shownUrl(url: string): string {
  return url.replace(/\/\/([^:@/]*):[^@/]*@/, '//$1@')
}
