import type { Kysely } from 'kysely'
import { sha256 } from './log/octets.ts'
import type { Schema } from './schema.ts'

/** What proofs call a log by, for whoever has the database without its keys. */
export async function logHash(database: Kysely<Schema>): Promise<Uint8Array> {
  const signer = database.selectFrom('signer').select('key').where('name', '=', 'log')
  return sha256((await signer.executeTakeFirstOrThrow()).key)
}
