import type { Selectable } from 'kysely'
import { type RecordedRow, type RecordedTable, rowText } from '../evidence-rows.ts'
import type { Schema } from '../schema.ts'
import type { Finding } from './finding.ts'
import type { Records } from './records.ts'
import { keyOf, type Replayed, type TableRow } from './replay.ts'

type Stored<Table extends RecordedTable> = Selectable<Schema[Table]> & RecordedRow<Table>

/** A table against the evidence, in both directions. `more` judges the columns that evidence lines do not hold. */
export async function compareRows<Table extends RecordedTable>(
  records: Records,
  tables: Replayed,
  table: Table,
  more: (row: Stored<Table>, entry: number | null) => string | null,
): Promise<Finding[]> {
  const found: Finding[] = []
  const missing = new Set(tables[table].keys())
  for await (const read of records.rows(table)) {
    const row = read as Stored<Table>
    const key = keyOf({ table, row } as unknown as TableRow)
    const told = tables[table].get(key)
    missing.delete(key)
    const sameText = told !== undefined && rowText(table, told.row as RecordedRow<Table>) === rowText(table, row)
    const problem = told && !sameText ? 'row' : more(row, told?.entry ?? null)
    if (problem) found.push({ entry: told?.entry ?? null, what: `${table}.${problem}` })
  }
  for (const key of missing) found.push({ entry: tables[table].get(key)?.entry ?? null, what: `${table}.missing` })
  return found
}
