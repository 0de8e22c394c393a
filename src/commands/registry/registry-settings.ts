import { dirname, resolve } from 'node:path'
import type { Refusal } from '../../exit.ts'
import { isPostgres } from '../../registry/open-database.ts'
import { readSettings } from '../../settings/read-settings.ts'
import type { Settings } from '../../settings/settings.ts'

interface Named {
  readonly registry: string // URL
  readonly config: string | null
}

/** The agency's rules: of the file that was named, else of koshin.toml beside a SQLite file. */
export const registrySettings = ({ registry, config }: Named): Promise<Settings | Refusal> =>
  readSettings(config, isPostgres(registry) ? null : dirname(resolve(registry.slice('sqlite:'.length))))
