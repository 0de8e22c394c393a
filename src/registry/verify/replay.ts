import { RECORDED_TABLES, type RecordedRow, type RecordedTable, rowText } from '../evidence-rows.ts'

interface Kept<Row> {
  readonly row: Row
  readonly entry: number // that wrote it last
}

/** The tables as the evidence tells them. */
export type Replayed = { readonly [Table in RecordedTable]: Map<string, Kept<RecordedRow<Table>>> } & {
  readonly byNumber: Map<string, RecordedRow<'registration'>>
  readonly active: Map<number, RecordedRow<'card'>> // of each registration
}

export type TableRow = {
  [Table in RecordedTable]: { readonly table: Table; readonly row: RecordedRow<Table> }
}[RecordedTable]

export const emptyTables = (): Replayed => ({
  registration: new Map(),
  card: new Map(),
  challenge: new Map(),
  receipt: new Map(),
  roster_import: new Map(),
  request: new Map(),
  request_receipt: new Map(),
  byNumber: new Map(),
  active: new Map(),
})

/** What a row is known by within its table. */
export function keyOf({ table, row }: TableRow): string {
  switch (table) {
    case 'registration':
    case 'roster_import':
    case 'request':
      return `${row.id}`
    case 'card':
      return row.fingerprint
    case 'challenge':
      return row.renewal
    case 'receipt':
    case 'request_receipt':
      return row.number
  }
}

export function keep(tables: Replayed, kept: TableRow, entry: number): void {
  const rows: Map<string, Kept<unknown>> = tables[kept.table]
  rows.set(keyOf(kept), { row: kept.row, entry })
  if (kept.table === 'registration') tables.byNumber.set(kept.row.number, kept.row)
  if (kept.table === 'card' && kept.row.state === 'active') tables.active.set(kept.row.registration, kept.row)
}

export const textOfRow = ({ table, row }: TableRow): string => `${table} ${rowText(table, row)}`

/** The row that a line of evidence holds; null for a line of another form. */
export function readRow(line: string): TableRow | null {
  const table = RECORDED_TABLES.find((each) => line.startsWith(`${each} {`))
  if (!table) return null
  try {
    const read = { table, row: JSON.parse(line.slice(table.length + 1)) } as TableRow
    return textOfRow(read) === line ? read : null
  } catch {
    return null
  }
}
