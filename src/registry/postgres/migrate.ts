import type { Pool, PoolClient } from 'pg'
import { migrations } from '../migrations.ts'
import { FOUNDATION, POSTGRES } from './words.ts'

const MIGRATIONS = migrations(POSTGRES)
export const SCHEMA_VERSION = MIGRATIONS.length

const ALONE = 0x4b4f5348 // 'KOSH': of two programs that start at once, one waits (pg_advisory_xact_lock)

/** 'foreign': there are tables, and they are not ours. A number: the version of a newer program. */
export type MigrateProblem = 'foreign' | number

/** Brings the database to this program's version in one transaction, or leaves it as it is. */
export async function migrate(pool: Pool): Promise<MigrateProblem | null> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [ALONE])
    const problem = await bringUp(client)
    await client.query(problem === null ? 'commit' : 'rollback')
    return problem
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function bringUp(client: PoolClient): Promise<MigrateProblem | null> {
  const version = await versionOf(client)
  if (version === 'foreign') return version
  if (version > SCHEMA_VERSION) return version
  if (version === 0) for (const statement of FOUNDATION) await client.query(statement)
  for (const statement of MIGRATIONS.slice(version).flat()) await client.query(statement)
  await client.query('update koshin set version = $1', [SCHEMA_VERSION])
  return null
}

/** Of the database as it is; 0 where there is no table yet. */
async function versionOf(client: Pick<PoolClient, 'query'>): Promise<number | 'foreign'> {
  const tables = await client.query(
    `select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`,
  )
  const names = tables.rows.map(({ table_name }) => table_name)
  if (names.length === 0) return 0
  if (!names.includes('koshin') || !names.includes('registration')) return 'foreign'
  const { rows } = await client.query('select version from koshin')
  return rows[0]?.version ?? 'foreign'
}
