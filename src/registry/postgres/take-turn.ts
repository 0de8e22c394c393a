import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { OTHER_VERSION } from './errors.ts'
import { SCHEMA_VERSION } from './migrate.ts'

/** Takes the one row of `koshin` until the transaction ends. A program whose tables were changed under it writes no more. */
export async function takeTurn(transaction: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ version: number }>`select version from koshin for update`.execute(transaction)
  const version = rows[0]?.version
  if (version !== SCHEMA_VERSION)
    throw Object.assign(new Error(`the tables are of version ${version}`), { code: OTHER_VERSION })
}
