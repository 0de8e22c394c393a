import { readKeys } from '../keys-file.ts'
import type { LogKeys } from '../log-keys.ts'
import type { KeysProblem } from '../open-keys.ts'
import { keysPath } from '../sqlite/keys-path.ts'
import { openRecords, type RecordsProblem } from '../sqlite/open-records.ts'
import { exportLog } from './export-log.ts'
import type { LogFile } from './log-files.ts'
import { recordsOf } from './records.ts'
import { type Verified, verifyRecords } from './verify-records.ts'

/**
 * Verifies the registry in a SQLite file. The signers are the ones of the key file beside it, not the ones that the
 * tables name. `write` is given the files of the published log where everything agrees.
 */
export async function verifySqlite(
  path: string,
  remembered: string | null,
  write: ((file: LogFile) => void) | null,
): Promise<Verified | RecordsProblem | KeysProblem> {
  const database = await openRecords(path)
  if ('kind' in database) return database
  try {
    const keys = readKeys(keysPath(path))
    if (keys === null) return { kind: 'keys.missing', path: keysPath(path) }
    if (keys === 'unreadable') return { kind: 'keys.unreadable', path: keysPath(path) }
    const records = recordsOf(database)
    const verified = await verifyRecords(records, publicKeys(keys), remembered)
    if (write && !verified.finding) for await (const file of exportLog(records, verified.audit)) write(file)
    return verified
  } finally {
    await database.destroy()
  }
}

const publicKeys = ({ log, registry, kiosk }: LogKeys) => ({
  log: log.public,
  registry: registry.public,
  kiosk: kiosk.public,
})
