import { EXIT, type Refusal } from '../../exit.ts'
import type { KeysProblem } from '../../registry/open-keys.ts'
import type { ImportProblem } from '../../registry/sqlite/import-roster.ts'
import type { RecordsProblem } from '../../registry/with-records.ts'
import { databaseRefusal } from '../database-refusal.ts'

type Problem = RecordsProblem | KeysProblem | ImportProblem

/** A registry that cannot be used, for the operator. */
export function registryRefusal(problem: Problem): Refusal {
  const { kind, path } = problem
  switch (kind) {
    case 'import.running':
      return {
        code: EXIT.inUse,
        sentence: `別の取込みが実行中です: ${path}。Another import into this registry is running; nothing was changed.`,
      }
    case 'database.tls-files':
    case 'database.unreachable':
    case 'database.unwritable':
    case 'database.incomplete':
      return databaseRefusal(problem)
    default:
      return {
        code: CODES[kind],
        sentence: `登録データを読めません: ${path}。The registry cannot be read (${kind}).`,
      }
  }
}

const CODES = {
  'database.missing': EXIT.noInput,
  'database.older': EXIT.notADatabase,
  'database.newer': EXIT.newerDatabase,
  'database.foreign': EXIT.notADatabase,
  'database.damaged': EXIT.notADatabase,
  'keys.missing': EXIT.noInput,
  'keys.foreign': EXIT.noInput,
  'keys.unreadable': EXIT.noInput,
} as const
