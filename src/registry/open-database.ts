import type { KeysProblem } from './open-keys.ts'
import type { PostgresProblem } from './postgres/problem.ts'
import type { SeedableRegistry } from './registry.ts'
import type { OpenProblem } from './sqlite/inspect.ts'
import type { RegistryOptions } from './world.ts'

export type OpenedDatabase =
  | { readonly ok: true; readonly registry: SeedableRegistry }
  | { readonly ok: false; readonly problem: OpenProblem | PostgresProblem | KeysProblem }

/** What a registry is called in statements, unless it is for training. */
export const REGISTRY_NAME = 'koshin'

interface Options extends RegistryOptions {
  readonly onBroken?: (error: unknown) => void // nothing works until it is opened anew
  readonly keys: string | null // the file of the signing keys; beside a SQLite file they are named after it
}

/** The one place that knows engines by their URL: 'sqlite:FILE' or 'postgres://…'. */
export async function openDatabase(url: string, options: Options): Promise<OpenedDatabase> {
  if (isPostgres(url)) {
    const { openPostgresRegistry } = await import('./postgres/open.ts')
    return openPostgresRegistry({ ...options, url, keys: options.keys ?? 'registry.keys' })
  }
  const { openSqliteRegistry } = await import('./sqlite/open.ts')
  return openSqliteRegistry({ ...options, path: url.slice('sqlite:'.length) })
}

export const isPostgres = (url: string): boolean => /^postgres(?:ql)?:\/\//.test(url)
