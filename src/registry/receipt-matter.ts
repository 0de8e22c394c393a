import type { Kysely } from 'kysely'
import type { ReceiptMatter } from './receipt-text.ts'
import type { Schema } from './schema.ts'

interface FoundReceipt {
  readonly matter: ReceiptMatter
  readonly evidence: number
}

/** A receipt of any kind by its number, which no two have. */
export async function receiptMatter(database: Kysely<Schema>, number: string): Promise<FoundReceipt | null> {
  const renewal = await database.selectFrom('receipt').selectAll().where('number', '=', number).executeTakeFirst()
  if (renewal) return { matter: { kind: 'renewal', receipt: renewal }, evidence: renewal.evidence }
  const ofRequest = database.selectFrom('request_receipt').selectAll().where('number', '=', number)
  const receipt = await ofRequest.executeTakeFirst()
  if (!receipt) return null
  const asked = database.selectFrom('request').selectAll().where('id', '=', receipt.request)
  const request = await asked.executeTakeFirstOrThrow()
  return { matter: { kind: 'request', receipt, request }, evidence: receipt.evidence }
}
