import type { KeysProblem } from '../open-keys.ts'
import { keysPath } from '../sqlite/keys-path.ts'
import { type SqliteRecordsProblem, withSqliteRecords } from '../sqlite/with-records.ts'
import type { LogFile } from './log-files.ts'
import { verifyKept } from './verify-kept.ts'
import type { Verified } from './verify-records.ts'

/** Verifies the registry in a SQLite file, with the keys beside it. */
export const verifySqlite = (
  path: string,
  remembered: string | null,
  write: ((file: LogFile) => void) | null,
): Promise<Verified | SqliteRecordsProblem | KeysProblem> =>
  withSqliteRecords(path, (database) => verifyKept(database, keysPath(path), { remembered, write }))
