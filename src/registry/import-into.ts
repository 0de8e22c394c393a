import { isPostgres } from './open-database.ts'
import { importRoster } from './sqlite/import-roster.ts'

type Options = Omit<Parameters<typeof importRoster>[0], 'path'>

/** Replaces the roster of a registry by its URL. `keys` is the file of its signing keys, where none is beside it. */
export async function importInto(
  { registry, keys }: { readonly registry: string; readonly keys: string | null },
  options: Options,
) {
  if (!isPostgres(registry)) return importRoster({ ...options, path: registry.slice('sqlite:'.length) })
  const { importPostgresRoster } = await import('./postgres/import-roster.ts')
  return importPostgresRoster({ ...options, url: registry, keys: keys ?? '' })
}
