import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../src/registry/postgres/migrate.ts'
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts'
import { postgresPool } from '../../src/registry/postgres/pool.ts'
import type { CreateStore, Rows } from '../contract/store.ts'
import type { TestPostgres } from './postgres.ts'

const TEMPLATE = 'koshin_template'

/** Databases of their own for each test, copied from one that has its tables already. */
export async function postgresStores(postgres: TestPostgres): Promise<CreateStore> {
  await postgres.query(`create database ${TEMPLATE}`)
  const pool = postgresPool(postgres.url(TEMPLATE))
  await migrate(pool, TEMPLATE)
  await pool.end()
  let count = 0
  return async () => {
    count += 1
    const database = `test_${count}`
    await postgres.query(`create database ${database} template ${TEMPLATE}`)
    const folder = mkdtempSync(join(tmpdir(), 'koshin-keys-'))
    const query = async (sql: string) => {
      const own = postgresPool(postgres.url(database))
      try {
        return (await own.query(sql)).rows
      } finally {
        await own.end()
      }
    }
    return {
      shared: true,
      async open(options) {
        const answer = await openPostgresRegistry({
          ...options,
          url: postgres.url(database),
          keys: join(folder, 'registry.keys'),
        })
        if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
        return answer.registry
      },
      rows: async () => ({
        cards: (await query(
          'select registration, fingerprint, state, standing from card order by id',
        )) as Rows['cards'],
        evidence: (await query('select fingerprint, renewal, body from evidence order by id')) as Rows['evidence'],
        receipts: (await query(
          'select number, renewal, current, new from receipt order by number',
        )) as Rows['receipts'],
        registrations: (await query(
          'select number, name, company_id, contents, revision from registration order by id',
        )) as Rows['registrations'],
        requestReceipts: (await query(
          'select number, request, kind from request_receipt order by number',
        )) as Rows['requestReceipts'],
      }),
      run: query,
      dispose: async () => rmSync(folder, { recursive: true }),
    }
  }
}
