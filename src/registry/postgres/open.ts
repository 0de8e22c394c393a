import { type KeysProblem, openKeys } from '../open-keys.ts'
import { createRegistry, type SeedableRegistry } from '../registry.ts'
import type { RegistryOptions } from '../world.ts'
import { postgresEngine } from './engine.ts'
import { migrate } from './migrate.ts'
import { postgresPool } from './pool.ts'
import { type PostgresProblem, postgresProblem } from './problem.ts'
import { shownUrl } from './shown-url.ts'
import { tlsFilesProblem } from './tls-files.ts'

export type OpenedPostgres =
  | { readonly ok: true; readonly registry: SeedableRegistry }
  | { readonly ok: false; readonly problem: PostgresProblem | KeysProblem }

/** Opens or makes the registry in a PostgreSQL database. Its signing keys are in the file `keys`. */
export async function openPostgresRegistry(
  options: RegistryOptions & { readonly url: string; readonly keys: string },
): Promise<OpenedPostgres> {
  const { url, keys: file } = options
  const path = shownUrl(url)
  const problem = tlsFilesProblem(url)
  if (problem) return { ok: false, problem }
  const pool = postgresPool(url)
  const engine = postgresEngine(pool)
  try {
    const keys = (await migrate(pool, path)) ?? (await openKeys(engine, { ...options, file }))
    if ('log' in keys) return { ok: true, registry: createRegistry(engine, options, keys) }
    await pool.end()
    return { ok: false, problem: keys }
  } catch (error) {
    await pool.end()
    return { ok: false, problem: postgresProblem(error, path) }
  }
}
