import type { DatabaseSync } from 'node:sqlite'
import type { Rows } from '../contract/store.ts'

/** The tables as the tests look at them, past the registry. */
export const rowsOf = (database: DatabaseSync): Rows => ({
  cards: all(
    database,
    'select registration, fingerprint, state, standing from card order by id',
  ) as unknown as Rows['cards'],
  evidence: all(database, 'select fingerprint, renewal, body from evidence order by id') as unknown as Rows['evidence'],
  receipts: all(
    database,
    'select number, renewal, current, new from receipt order by number',
  ) as unknown as Rows['receipts'],
  registrations: all(
    database,
    'select number, name, company_id, contents, revision from registration order by id',
  ) as unknown as Rows['registrations'],
  requestReceipts: all(
    database,
    'select number, request, kind from request_receipt order by number',
  ) as unknown as Rows['requestReceipts'],
})

const all = (database: DatabaseSync, sql: string) =>
  database
    .prepare(sql)
    .all()
    .map((row) => ({ ...row }))
