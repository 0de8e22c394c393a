import type { Pool, PoolClient } from 'pg'
import { migrations } from '../migrations.ts'
import type { PostgresProblem } from './problem.ts'
import { FOUNDATION, POSTGRES } from './words.ts'

const MIGRATIONS = migrations(POSTGRES)
export const SCHEMA_VERSION = MIGRATIONS.length

export const ALONE = 0x4b4f5348 // 'KOSH': of two programs that start at once, one waits

type Client = Pick<PoolClient, 'query'>

/** Brings the database to this program's version in one transaction, or leaves it as it is. `path` is what it is called. */
export async function migrate(pool: Pool, path: string): Promise<PostgresProblem | null> {
  const client = await pool.connect()
  let isClean = false
  try {
    await client.query('begin')
    await alone(client)
    const problem = await bringUp(client, path)
    await client.query(problem === null ? 'commit' : 'rollback')
    isClean = true
    return problem
  } finally {
    client.release(!isClean) // the connection ends, and with it the transaction
  }
}

/** Until the transaction ends, no other program makes or changes the tables; and it takes as long as it takes. */
export async function alone(client: Client): Promise<void> {
  await client.query('set local statement_timeout = 0')
  await client.query('select pg_advisory_xact_lock($1)', [ALONE])
}

async function bringUp(client: Client, path: string): Promise<PostgresProblem | null> {
  const { version, problem } = await inspect(client, path)
  if (problem) return problem
  if (version === 0) await makeTables(client)
  else await change(client, version)
  return null
}

/** In a database that has none, within the caller's transaction. */
export async function makeTables(client: Client): Promise<void> {
  for (const statement of FOUNDATION) await client.query(statement)
  await change(client, 0)
}

async function change(client: Client, version: number): Promise<void> {
  if (version === SCHEMA_VERSION) return
  await client.query('select from koshin for update') // first, as every writer does: the other way round is a deadlock
  for (const statement of MIGRATIONS.slice(version).flat()) await client.query(statement)
  await client.query('update koshin set version = $1', [SCHEMA_VERSION])
}

/** The version of the database as it is, 0 where there is no table yet; or why it is none of this program's. */
export async function inspect(
  client: Client,
  path: string,
): Promise<{ readonly version: number; readonly problem: PostgresProblem | null }> {
  const encoding = (await client.query('show server_encoding')).rows[0]?.server_encoding
  if (encoding !== 'UTF8')
    return { version: 0, problem: { kind: 'database.unwritable', path, detail: `encoding ${encoding}, not UTF8` } }
  const tables = await client.query(
    'select table_name from information_schema.tables where table_schema = current_schema()',
  )
  const names = tables.rows.map(({ table_name }) => table_name)
  if (names.length === 0) return { version: 0, problem: null }
  if (names.includes('copying')) return { version: 0, problem: { kind: 'database.incomplete', path } }
  if (!names.includes('koshin') || !names.includes('registration'))
    return { version: 0, problem: { kind: 'database.foreign', path } }
  const { rows } = await client.query('select version from koshin')
  const version = rows[0]?.version ?? 0
  const isNewer = version > SCHEMA_VERSION
  return { version, problem: isNewer ? { kind: 'database.newer', path, version, supported: SCHEMA_VERSION } : null }
}
