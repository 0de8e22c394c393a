import { type Kysely, sql } from 'kysely'
import type { KeysProblem } from '../open-keys.ts'
import { endCopy, rejectCopy } from '../postgres/copying.ts'
import { inSession, type Session } from '../postgres/session.ts'
import { shownUrl } from '../postgres/shown-url.ts'
import type { Schema } from '../schema.ts'
import { keysPath } from '../sqlite/keys-path.ts'
import { type SqliteRecordsProblem, withSqliteRecords } from '../sqlite/with-records.ts'
import { carryKeys } from './carry-keys.ts'
import { type Comparison, compareCopy } from './compare-copy.ts'
import { copyTable } from './copy-table.ts'
import { readyTarget, type TargetProblem } from './ready-target.ts'
import { sourceMoment } from './source-moment.ts'
import { TABLE_NAMES, type Table } from './tables.ts'

interface MigrationOptions {
  readonly from: string // path of a SQLite file
  readonly to: string // URL
  readonly keys: string | null // where a copy of the signing keys goes
  readonly randomBytes: (size: number) => Uint8Array
  readonly onProgress: (progress: { table: Table; rows: number } | { compared: Table }) => void
}

export interface Migrated extends Comparison {
  readonly wasUsable: boolean // before: then it was compared and nothing else
}

export type MigrationProblem =
  | SqliteRecordsProblem
  | KeysProblem
  | TargetProblem
  | { readonly kind: 'migration.source-changed'; readonly path: string }

/**
 * Copies a registry from a file into an empty database and compares every table; the file is only read, at one moment.
 * Broken off at any point it goes on when it is called again. Until all agrees nothing can be served from the target.
 * Throws what the file system says of the copy of the keys.
 */
export const migrateRegistry = (options: MigrationOptions): Promise<Migrated | MigrationProblem> =>
  withSqliteRecords<Migrated | MigrationProblem>(options.from, async (source) => {
    const signers = await source.selectFrom('signer').selectAll().execute()
    const keys = carryKeys(keysPath(options.from), options.keys, signers, options.randomBytes)
    if ('kind' in keys) return keys
    const moment = await sourceMoment(source, signers)
    return inSession<Migrated | MigrationProblem>(options.to, async (session) => {
      const ready = await readyTarget(session, shownUrl(options.to), moment)
      if (typeof ready === 'object') return ready
      return ready === 'usable' ? compared(source, session, options, true) : copied(source, session, options)
    })
  })

async function copied(
  source: Kysely<Schema>,
  session: Session,
  options: MigrationOptions,
): Promise<Migrated | MigrationProblem> {
  for (const table of TABLE_NAMES)
    await copyTable(source, session.client, table, (rows) => options.onProgress({ table, rows }))
  const migrated = await compared(source, session, options, false)
  const isChanged = await wasWrittenTo(source)
  if (isChanged || !migrated.agrees) await rejectCopy(session.client)
  else await endCopy(session.client)
  return isChanged ? { kind: 'migration.source-changed', path: options.from } : migrated
}

async function compared(
  source: Kysely<Schema>,
  session: Session,
  { onProgress }: MigrationOptions,
  wasUsable: boolean,
): Promise<Migrated> {
  return { ...(await compareCopy(source, session, (table) => onProgress({ compared: table }))), wasUsable }
}

/** Ends the moment at which the source is read, within which it would not see that others have written since. */
async function wasWrittenTo(source: Kysely<Schema>): Promise<boolean> {
  // Another number after others have written: sqlite.org/pragma.html#pragma_data_version
  const writes = async () => (await sql<{ data_version: number }>`pragma data_version`.execute(source)).rows[0]
  const before = await writes()
  await sql`rollback`.execute(source)
  return (await writes())?.data_version !== before?.data_version
}
