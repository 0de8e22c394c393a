import type { SeedableRegistry } from './registry.ts'
import type { OpenProblem } from './sqlite/inspect.ts'
import type { KeysProblem } from './sqlite/open-keys.ts'
import type { RegistryOptions } from './world.ts'

export type OpenedDatabase =
  | { readonly ok: true; readonly registry: SeedableRegistry }
  | { readonly ok: false; readonly problem: OpenProblem | KeysProblem }

/** What a registry is called in statements, unless it is for training. */
export const REGISTRY_NAME = 'koshin'

/** The one place that knows engines by their URL: 'sqlite:FILE'. */
export async function openDatabase(
  url: string,
  options: RegistryOptions & { readonly onBroken?: (error: unknown) => void }, // nothing works until it is opened anew
): Promise<OpenedDatabase> {
  const { openSqliteRegistry } = await import('./sqlite/open.ts')
  return openSqliteRegistry({ ...options, path: url.slice('sqlite:'.length) })
}
