import { receiptFiles } from '../receipt-files.ts'
import { openRecords, type RecordsProblem } from './open-records.ts'

/** Null when the registry knows no receipt of that number. */
export async function readReceipt(
  path: string,
  number: string,
): Promise<Awaited<ReturnType<typeof receiptFiles>> | RecordsProblem> {
  const database = await openRecords(path)
  if ('kind' in database) return database
  try {
    return await receiptFiles(database, number)
  } finally {
    await database.destroy()
  }
}
