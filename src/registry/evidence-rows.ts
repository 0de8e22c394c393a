import type { Selectable } from 'kysely'
import type { EvidenceLine } from './evidence-text.ts'
import type { Schema } from './schema.ts'

/** Tables that can be told again from the evidence alone: it holds every row that a change leaves behind. */
export type RecordedTable = 'registration' | 'card' | 'challenge' | 'receipt'

/** Columns that are not in a row's line: the certificate is on a line of its own, the others come after the text. */
interface Unwritten {
  registration: never
  card: 'certificate'
  challenge: 'seal'
  receipt: 'evidence'
}

export type RecordedRow<Table extends RecordedTable> = Omit<Selectable<Schema[Table]>, Unwritten[Table]>

/** In the order in which they are written. A column that the schema has and this table lacks does not compile. */
const COLUMNS: {
  readonly [Table in RecordedTable]: Readonly<Record<Exclude<keyof Schema[Table], Unwritten[Table]>, 'written'>>
} = {
  registration: { id: 'written', number: 'written', name: 'written', address: 'written' },
  card: {
    id: 'written',
    registration: 'written',
    fingerprint: 'written',
    key: 'written',
    state: 'written',
    standing: 'written',
    since: 'written',
    superseded: 'written',
  },
  challenge: {
    renewal: 'written',
    nonce: 'written',
    kiosk: 'written',
    time: 'written',
    expires: 'written',
    card: 'written',
    state: 'written',
  },
  receipt: {
    number: 'written',
    renewal: 'written',
    outcome: 'written',
    time: 'written',
    current: 'written',
    new: 'written',
    expiry: 'written',
  },
}

/** One text for one row, whatever else its object holds. */
export function rowText<Table extends RecordedTable>(table: Table, row: RecordedRow<Table>): string {
  const values: Readonly<Record<string, unknown>> = { ...row }
  return JSON.stringify(Object.fromEntries(Object.keys(COLUMNS[table]).map((column) => [column, values[column]])))
}

export const rowLine = <Table extends RecordedTable>(table: Table, row: RecordedRow<Table>): EvidenceLine => [
  'row',
  `${table} ${rowText(table, row)}`,
]
