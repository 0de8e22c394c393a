import type { Kysely } from 'kysely'
import type { Session } from '../postgres/session.ts'
import type { Schema } from '../schema.ts'
import { type TableHash, tableHash } from './table-hash.ts'
import { TABLE_NAMES, type Table } from './tables.ts'

interface Compared {
  readonly source: TableHash
  readonly target: TableHash
}

export interface Comparison {
  readonly agrees: boolean
  readonly tables: Readonly<Record<string, Compared>>
}

/** Every table of both, the target's at one moment too. */
export async function compareCopy(
  source: Kysely<Schema>,
  { client, database }: Session,
  onTable: (table: Table) => void,
): Promise<Comparison> {
  await client.query('begin isolation level repeatable read read only')
  const tables: Record<string, Compared> = {}
  for (const table of TABLE_NAMES) {
    tables[table] = { source: await tableHash(source, table), target: await tableHash(database, table) }
    onTable(table)
  }
  await client.query('commit')
  return { agrees: Object.values(tables).every(isSame), tables }
}

const isSame = ({ source, target }: Compared): boolean => source.rows === target.rows && source.sha256 === target.sha256
