import { type Kysely, sql } from 'kysely'
import { hex } from '../log/octets.ts'
import { logHead } from '../log-head.ts'
import type { KeysProblem, KnownSigner } from '../open-keys.ts'
import { beginCopy, discardCopy, endCopy, rejectCopy, targetState } from '../postgres/copying.ts'
import type { PostgresProblem } from '../postgres/problem.ts'
import { inSession, type Session } from '../postgres/session.ts'
import { shownUrl } from '../postgres/shown-url.ts'
import type { Schema } from '../schema.ts'
import { keysPath } from '../sqlite/keys-path.ts'
import { type SqliteRecordsProblem, withSqliteRecords } from '../sqlite/with-records.ts'
import { carryKeys } from './carry-keys.ts'
import { copyTable } from './copy-table.ts'
import { type TableHash, tableHash } from './table-hash.ts'
import { TABLE_NAMES, type Table } from './tables.ts'

interface MigrationOptions {
  readonly from: string // path of a SQLite file
  readonly to: string // URL
  readonly keys: string | null // where a copy of the signing keys goes
  readonly randomBytes: (size: number) => Uint8Array
  readonly onProgress: (progress: { table: Table; rows: number } | { compared: Table }) => void
}

export interface Comparison {
  readonly agrees: boolean
  /** Where both are the same the target can be used, or was in use before. */
  readonly tables: Readonly<Record<string, { readonly source: TableHash; readonly target: TableHash }>>
  readonly wasUsable: boolean // before: then it was compared and nothing else
}

export type MigrationProblem =
  | SqliteRecordsProblem
  | PostgresProblem
  | KeysProblem
  | { readonly kind: 'migration.running' | 'migration.taken' | 'migration.source-changed'; readonly path: string }

/**
 * Copies a registry from a file into an empty database and compares every table; the file is only read, at one moment.
 * Broken off at any point it goes on when it is called again. Until all agrees nothing can be served from the target.
 */
export const migrateRegistry = (options: MigrationOptions): Promise<Comparison | MigrationProblem> =>
  withSqliteRecords<Comparison | MigrationProblem>(options.from, async (source) => {
    const signers = await source.selectFrom('signer').selectAll().execute()
    const keys = carryKeys(keysPath(options.from), options.keys, signers, options.randomBytes)
    if ('kind' in keys) return keys
    return inSession<Comparison | MigrationProblem>(options.to, async (session) => {
      const path = shownUrl(options.to)
      if (!(await isAlone(session))) return { kind: 'migration.running', path }
      const state = await ready(session, path, await identity(source, signers))
      if (typeof state === 'object') return state
      if (state === 'usable') return compared(source, session, options, true)
      for (const table of TABLE_NAMES)
        await copyTable(source, session.client, table, (rows) => options.onProgress({ table, rows }))
      return concluded(source, session, options)
    })
  })

const MIGRATION = 0x4b4f534d

/** Until the connection ends no second one begins. */
async function isAlone({ client }: Session): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [MIGRATION])
  return rows[0]?.alone === true
}

/** Whose log it is and how far it has come. */
async function identity(source: Kysely<Schema>, signers: readonly KnownSigner[]): Promise<string> {
  const { size, root } = await logHead(source)
  return `${logKeyIn(signers)} ${size} ${hex(root)}`
}

const logKeyIn = (signers: readonly KnownSigner[]): string =>
  hex(signers.find(({ name }) => name === 'log')?.key ?? new Uint8Array())

/** A target into which can be copied what is missing there, or 'usable' when it holds this registry already. */
async function ready(
  { client, database }: Session,
  path: string,
  source: string,
): Promise<'copying' | 'usable' | MigrationProblem> {
  const state = await targetState(client, path)
  const [logKey] = source.split(' ')
  if (state === 'usable') {
    const signers = await database.selectFrom('signer').selectAll().execute()
    return logKeyIn(signers) === logKey ? 'usable' : { kind: 'migration.taken', path }
  }
  if (state !== null && 'kind' in state)
    return state.kind === 'database.foreign' ? { kind: 'migration.taken', path } : state
  if (state !== null && !state.source.startsWith(`${logKey} `)) return { kind: 'migration.taken', path }
  const isOfNoUse = state !== null && (state.differs || state.source !== source)
  if (isOfNoUse) await discardCopy(client)
  if (state === null || isOfNoUse) await beginCopy(client, source)
  return 'copying'
}

/** Whether it is one and the same, and if so, usable from now on. */
async function concluded(
  source: Kysely<Schema>,
  session: Session,
  options: MigrationOptions,
): Promise<Comparison | MigrationProblem> {
  const before = await writesSeen(source)
  const comparison = await compared(source, session, options, false)
  await sql`rollback`.execute(source) // within its moment the source would not see what was written since
  const isChanged = (await writesSeen(source)) !== before
  if (isChanged || !comparison.agrees) await rejectCopy(session.client)
  else await endCopy(session.client)
  return isChanged ? { kind: 'migration.source-changed', path: options.from } : comparison
}

/** A number that is another one after others have written (sqlite.org/pragma.html#pragma_data_version). */
async function writesSeen(source: Kysely<Schema>): Promise<unknown> {
  return (await sql<{ data_version: number }>`pragma data_version`.execute(source)).rows[0]?.data_version
}

async function compared(
  source: Kysely<Schema>,
  { client, database }: Session,
  { onProgress }: MigrationOptions,
  wasUsable: boolean,
): Promise<Comparison> {
  await client.query('begin isolation level repeatable read read only')
  const tables: Record<string, Comparison['tables'][string]> = {}
  for (const table of TABLE_NAMES) {
    tables[table] = { source: await tableHash(source, table), target: await tableHash(database, table) }
    onProgress({ compared: table })
  }
  await client.query('commit')
  const agrees = Object.values(tables).every(
    ({ source, target }) => source.rows === target.rows && source.sha256 === target.sha256,
  )
  return { agrees, tables, wasUsable }
}
