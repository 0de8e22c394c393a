import { EXIT, type Refusal } from '../../exit.ts'
import type { KeysProblem } from '../../registry/sqlite/open-keys.ts'
import type { RecordsProblem } from '../../registry/sqlite/open-records.ts'

type Problem = RecordsProblem | KeysProblem

const CODES: Readonly<Record<Problem['kind'], Refusal['code']>> = {
  'database.missing': EXIT.noInput,
  'database.older': EXIT.notADatabase,
  'database.newer': EXIT.newerDatabase,
  'database.foreign': EXIT.notADatabase,
  'database.damaged': EXIT.notADatabase,
  'database.unwritable': EXIT.noInput,
  'keys.missing': EXIT.noInput,
  'keys.foreign': EXIT.noInput,
  'keys.unreadable': EXIT.noInput,
}

/** A registry that cannot even be read, for the operator. */
export const registryRefusal = ({ kind, path }: Problem): Refusal => ({
  code: CODES[kind],
  sentence: `登録データを読めません: ${path}。The registry cannot be read (${kind}).`,
})
