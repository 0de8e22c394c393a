import type { Kysely } from 'kysely'
import { logHash } from './log-hash.ts'
import { loggedReceipt } from './logged-receipt.ts'
import { receiptText } from './receipt-text.ts'
import type { Schema } from './schema.ts'

/** Everything a visitor takes away: what he reads, the proof, and the evidence that it proves. */
export interface ReceiptFiles {
  readonly text: string
  readonly proof: string
  readonly evidence: string
}

/** Null when there is no receipt of that number; 'damaged' when its proof would not hold. */
export async function receiptFiles(database: Kysely<Schema>, number: string): Promise<ReceiptFiles | 'damaged' | null> {
  const receipt = await loggedReceipt(database, await logHash(database), number)
  if (receipt === null || receipt === 'damaged') return receipt
  const { matter, logged, evidence } = receipt
  const { entry, head, proof } = logged
  return { text: receiptText(matter, { entry, ...head, evidence: logged.evidence }), proof, evidence }
}
