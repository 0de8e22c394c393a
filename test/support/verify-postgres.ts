import { Kysely, PostgresDialect } from 'kysely'
import { readKeys } from '../../src/registry/keys-file.ts'
import { postgresPool } from '../../src/registry/postgres/pool.ts'
import type { Schema } from '../../src/registry/schema.ts'
import type { Records } from '../../src/registry/verify/records.ts'
import { type Verified, verifyRecords } from '../../src/registry/verify/verify-records.ts'

/**
 * As `verifySqlite`, of a PostgreSQL database that stands still. Only until `registry verify` reads PostgreSQL itself:
 * then this file goes, and `postgresStage` calls that.
 */
export async function verifyPostgres(url: string, keysFile: string): Promise<Verified> {
  const keys = readKeys(keysFile)
  if (keys === null || keys === 'unreadable') throw new Error(`no keys: ${keysFile}`)
  const database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: postgresPool(url) }) })
  const { log, registry, kiosk } = keys
  const publicKeys = { log: log.public, registry: registry.public, kiosk: kiosk.public }
  try {
    return await verifyRecords(recordsIn(database), publicKeys, null)
  } finally {
    await database.destroy()
  }
}

const recordsIn = (database: Kysely<Schema>): Records => ({
  async *entries() {
    yield* await database
      .selectFrom('log')
      .leftJoin('evidence', 'evidence.id', 'log.evidence')
      .selectAll('log')
      .selectAll('evidence')
      .orderBy('n')
      .execute()
  },
  async *rows(table) {
    const all = database.selectFrom(table as 'head').selectAll()
    yield* (await all.execute()) as never[]
  },
  async count(table) {
    const counted = database.selectFrom(table).select(({ fn }) => fn.countAll().as('count'))
    return Number((await counted.executeTakeFirstOrThrow()).count)
  },
})
