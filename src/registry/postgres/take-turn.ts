import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { OTHER_VERSION } from './errors.ts'
import { SCHEMA_VERSION } from './migrate.ts'

export const VERSION = 'select version from koshin'
export const TURN = `${VERSION} for update`

/** Takes the one row of `koshin` until the transaction ends. */
export async function takeTurn(transaction: Kysely<Schema>): Promise<void> {
  requireVersion((await sql<{ version: number }>`${sql.raw(TURN)}`.execute(transaction)).rows)
}

/** A program whose tables were changed under it writes no more. */
export function requireVersion([row]: readonly { readonly version: number }[]): void {
  if (row?.version !== SCHEMA_VERSION)
    throw Object.assign(new Error(`the tables are of version ${row?.version}`), { code: OTHER_VERSION })
}
