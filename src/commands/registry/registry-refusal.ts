import { EXIT, type Refusal } from '../../exit.ts'
import type { ImportProblem } from '../../registry/sqlite/import-roster.ts'

const CODES: Readonly<Record<ImportProblem['kind'], Refusal['code']>> = {
  'database.missing': EXIT.noInput,
  'database.older': EXIT.notADatabase,
  'database.newer': EXIT.newerDatabase,
  'database.foreign': EXIT.notADatabase,
  'database.damaged': EXIT.notADatabase,
  'database.unwritable': EXIT.noInput,
  'keys.missing': EXIT.noInput,
  'keys.foreign': EXIT.noInput,
  'keys.unreadable': EXIT.noInput,
  'import.running': EXIT.inUse,
}

/** A registry that cannot be used, for the operator. */
export const registryRefusal = ({ kind, path }: ImportProblem): Refusal => ({
  code: CODES[kind],
  sentence:
    kind === 'import.running'
      ? `別の取込みが実行中です: ${path}。Another import into this registry is running; nothing was changed.`
      : `登録データを読めません: ${path}。The registry cannot be read (${kind}).`,
})
