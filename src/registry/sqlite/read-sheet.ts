import type { ViewOf } from '../../certificate/remembered-views.ts'
import type { Sheet } from '../../types/receipt.ts'
import { logHash } from '../log-hash.ts'
import { receiptSheet } from '../sheet/receipt-sheet.ts'
import { openRecords, type RecordsProblem } from './open-records.ts'

/** What is printed of a receipt, from a registry that may be in use. */
export async function readSheet(
  path: string,
  view: ViewOf,
  number: string,
): Promise<Sheet | 'damaged' | 'unwritten' | null | RecordsProblem> {
  const database = await openRecords(path)
  if ('kind' in database) return database
  try {
    return await receiptSheet(database, { view, log: await logHash(database) }, number)
  } finally {
    await database.destroy()
  }
}
