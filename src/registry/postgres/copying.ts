import type { Client } from 'pg'
import { keyColumnsOf, TABLE_NAMES, type Table } from '../copy/tables.ts'
import { alone, inspect, makeTables, SCHEMA_VERSION } from './migrate.ts'
import type { PostgresProblem } from './problem.ts'

/**
 * A database that a registry is copied into has a table more until the copy is whole and compared (`inspect` refuses it),
 * and a version that no program knows, also none that was built before there was such a table.
 */
const UNUSABLE_VERSION = 1_000_000

export interface Copying {
  readonly source: string // as it was when the copy was begun
  readonly differs: boolean // nothing comes of this copy
}

/** What there is: nothing, a copy that is not whole yet, or a registry that can be used. */
export async function targetState(client: Client, path: string): Promise<null | Copying | 'usable' | PostgresProblem> {
  const { version, problem } = await inspect(client, path)
  if (problem?.kind === 'database.incomplete') {
    const { rows } = await client.query<Copying>('select source, differs from copying')
    return rows[0] ?? { source: '', differs: true }
  }
  if (problem) return problem
  if (version === 0) return null
  return version === SCHEMA_VERSION ? 'usable' : { kind: 'database.older', path }
}

/** Makes empty tables for a copy of `source`. */
export const beginCopy = (client: Client, source: string): Promise<void> =>
  inTransaction(client, async () => {
    await makeTables(client)
    await client.query('update koshin set version = $1', [UNUSABLE_VERSION])
    await client.query('create table copying (source text not null, differs boolean not null)')
    await client.query('insert into copying values ($1, false)', [source])
  })

export const rejectCopy = (client: Client): Promise<unknown> => client.query('update copying set differs = true')

/** Takes away what an earlier copy has left, tables and all. */
export const discardCopy = (client: Client): Promise<void> =>
  inTransaction(client, async () => {
    await client.query(`drop table copying, koshin, ${[...TABLE_NAMES].reverse().join(', ')}`)
    await client.query('drop function only_added_to()')
  })

/** From here on the copy is a registry. Numbers go on behind the copied ones. */
export const endCopy = (client: Client): Promise<void> =>
  inTransaction(client, async () => {
    for (const table of NUMBERED)
      await client.query(
        `select setval(pg_get_serial_sequence($1, 'id'), (select coalesce(max(id), 0) + 1 from ${table}), false)`,
        [table],
      )
    await client.query('drop table copying')
    await client.query('update koshin set version = $1', [SCHEMA_VERSION])
  })

/** Those whose ids the database gives (`id` and `numbered` in the migrations). */
const NUMBERED: readonly Table[] = ['registration', 'card', 'evidence']

async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  await alone(client)
  await work()
  await client.query('commit') // what fails ends the connection, and with it the transaction
}

/** The primary key of the last row; null in an empty table. */
export async function lastKey(client: Client, table: Table): Promise<readonly (string | number | Uint8Array)[] | null> {
  const keys = keyColumnsOf(table)
  const sorted = keys.map((column) => `${column} desc`).join(', ')
  const { rows } = await client.query({
    text: `select ${keys.join(', ')} from ${table} order by ${sorted} limit 1`,
    rowMode: 'array',
  })
  return rows[0] ?? null
}
