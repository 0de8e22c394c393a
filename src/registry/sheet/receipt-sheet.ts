import type { Kysely } from 'kysely'
import type { ViewOf } from '../../certificate/view.ts'
import type { Sheet } from '../../types/receipt.ts'
import { readEvidence } from '../evidence-text.ts'
import { loggedReceipt } from '../logged-receipt.ts'
import type { Schema } from '../schema.ts'
import { renewalSheet } from './renewal-sheet.ts'
import { requestSheet } from './request-sheet.ts'

/**
 * What is printed of a receipt, told from its evidence, so that the kiosk's print and one of years later say the same.
 * Null when there is no receipt of that number; 'damaged' when its proof would not hold; 'unwritten' when its evidence is
 * older than what a sheet wants.
 */
export async function receiptSheet(
  database: Kysely<Schema>,
  { view, log }: { readonly view: ViewOf; readonly log: Uint8Array }, // the hash of the log's key
  number: string,
): Promise<Sheet | 'damaged' | 'unwritten' | null> {
  const receipt = await loggedReceipt(database, log, number)
  if (receipt === null || receipt === 'damaged') return receipt
  const { matter, logged } = receipt
  const text = readEvidence(receipt.evidence)
  if (text === null) return 'unwritten'
  const { outcome, time } = matter.receipt
  const head = { number, outcome, time, logged }
  const sheet =
    matter.kind === 'renewal'
      ? await renewalSheet({ database, view, text, head })
      : await requestSheet({ view, text, head, kind: matter.receipt.kind, companyId: matter.receipt.company_id })
  return sheet ?? 'unwritten'
}
