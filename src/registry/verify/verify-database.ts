import { isPostgres } from '../open-database.ts'
import type { KeysProblem } from '../open-keys.ts'
import { type RecordsProblem, withRecords } from '../with-records.ts'
import { type Verification, verifyKept } from './verify-kept.ts'
import type { Verified } from './verify-records.ts'
import { verifySqlite } from './verify-sqlite.ts'

/** Verifies a registry by its URL. `keys` is the file of its signing keys; beside a SQLite file it is named after it. */
export function verifyDatabase(
  { registry, keys }: { readonly registry: string; readonly keys: string | null },
  verification: Verification,
): Promise<Verified | RecordsProblem | KeysProblem> {
  if (isPostgres(registry)) return withRecords(registry, (database) => verifyKept(database, keys ?? '', verification))
  return verifySqlite(registry.slice('sqlite:'.length), verification.remembered, verification.write)
}
