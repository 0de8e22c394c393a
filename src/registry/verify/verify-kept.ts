import type { Kysely } from 'kysely'
import { readKeys } from '../keys-file.ts'
import type { LogKeys } from '../log-keys.ts'
import type { KeysProblem } from '../open-keys.ts'
import type { Schema } from '../schema.ts'
import { exportLog } from './export-log.ts'
import type { LogFile } from './log-files.ts'
import { recordsOf } from './records.ts'
import { type Verified, verifyRecords } from './verify-records.ts'

export interface Verification {
  readonly remembered: string | null // a checkpoint that somebody kept
  /** Is given the files of the published log where everything agrees. */
  readonly write: ((file: LogFile) => void) | null
}

/** Verifies what an engine keeps. The signers are the ones of the file `keys`, not the ones that the tables name. */
export async function verifyKept(
  database: Kysely<Schema>,
  path: string,
  { remembered, write }: Verification,
): Promise<Verified | KeysProblem> {
  const keys = readKeys(path)
  if (keys === null) return { kind: 'keys.missing', path }
  if (keys === 'unreadable') return { kind: 'keys.unreadable', path }
  const records = recordsOf(database)
  const verified = await verifyRecords(records, publicKeys(keys), remembered)
  if (write && !verified.finding) for await (const file of exportLog(records, verified.audit)) write(file)
  return verified
}

const publicKeys = ({ log, registry, kiosk }: LogKeys) => ({
  log: log.public,
  registry: registry.public,
  kiosk: kiosk.public,
})
