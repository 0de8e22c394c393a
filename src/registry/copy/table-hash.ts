import type { Kysely } from 'kysely'
import { rowsHash } from '../rows-hash.ts'
import type { Schema } from '../schema.ts'
import { rowsBehind } from './rows-behind.ts'
import { columnsOf, type Table } from './tables.ts'

export interface TableHash {
  readonly rows: number
  readonly sha256: string
}

/** What stands in a table: one line for its columns and one for each row, as `rowsHash` writes them. */
export async function tableHash(database: Kysely<Schema>, table: Table): Promise<TableHash> {
  const hash = rowsHash(`koshin-table/v1 ${table}\n`)
  hash.add(columnsOf(table))
  let rows = 0
  for await (const row of rowsBehind(database, table, null)) {
    hash.add(row)
    rows += 1
  }
  return { rows, sha256: hash.digest() }
}
