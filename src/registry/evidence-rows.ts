import type { Selectable } from 'kysely'
import type { EvidenceLine } from './evidence-text.ts'
import type { Schema } from './schema.ts'

/** Tables that can be told again from the evidence alone: it holds every row that a change leaves behind. */
export type RecordedTable =
  | 'registration'
  | 'card'
  | 'challenge'
  | 'receipt'
  | 'roster_import'
  | 'request'
  | 'request_receipt'

/** Columns that are not in a row's line: the certificate is on a line of its own, the others come after the text. */
interface Unwritten {
  registration: never
  card: 'certificate'
  challenge: 'seal'
  receipt: 'evidence'
  roster_import: 'evidence'
  request: 'certificate' | 'seal'
  request_receipt: 'evidence'
}

export type RecordedRow<Table extends RecordedTable> = Omit<Selectable<Schema[Table]>, Unwritten[Table]>

/** A later column is left out where it is null or 0, so that the text of an older row stays what it was. */
type Writing = 'written' | 'later'

/** In the order in which they are written. A column that the schema has and this table lacks does not compile. */
const COLUMNS: {
  readonly [Table in RecordedTable]: Readonly<Record<Exclude<keyof Schema[Table], Unwritten[Table]>, Writing>>
} = {
  registration: {
    id: 'written',
    number: 'written',
    name: 'written',
    address: 'written',
    company_id: 'later',
    postcode: 'later',
    representative: 'later',
    title: 'later',
    telephone: 'later',
    fax: 'later',
    department: 'later',
    contents: 'later',
    revision: 'later',
  },
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
  roster_import: { id: 'written', time: 'written', file: 'written', count: 'written', rows: 'written' },
  request: {
    id: 'written',
    purpose: 'written',
    nonce: 'written',
    kiosk: 'written',
    time: 'written',
    expires: 'written',
    fingerprint: 'written',
    state: 'written',
    number: 'written',
    content: 'written',
  },
  request_receipt: {
    number: 'written',
    request: 'written',
    kind: 'written',
    outcome: 'written',
    company_id: 'written',
    time: 'written',
  },
}

export const RECORDED_TABLES = Object.keys(COLUMNS) as readonly RecordedTable[]

/** One text for one row, whatever else its object holds. */
export function rowText<Table extends RecordedTable>(table: Table, row: RecordedRow<Table>): string {
  const values: Readonly<Record<string, unknown>> = { ...row }
  const columns = Object.entries<Writing>(COLUMNS[table])
  const written = columns.filter(([column, writing]) => writing === 'written' || values[column])
  return JSON.stringify(Object.fromEntries(written.map(([column]) => [column, values[column]])))
}

export const rowLine = <Table extends RecordedTable>(table: Table, row: RecordedRow<Table>): EvidenceLine => [
  'row',
  `${table} ${rowText(table, row)}`,
]
