import type { ReceiptMatter } from '../receipt-text.ts'
import type { Replayed } from './replay.ts'

interface ToldReceipt {
  readonly matter: ReceiptMatter
  readonly entry: number
}

/** A receipt of any kind, as the evidence tells it. */
export function receiptTold({ receipt, request_receipt, request }: Replayed, number: string): ToldReceipt | null {
  const renewal = receipt.get(number)
  if (renewal) return { matter: { kind: 'renewal', receipt: renewal.row }, entry: renewal.entry }
  const told = request_receipt.get(number)
  const asked = request.get(told?.row.request ?? '')
  return told && asked
    ? { matter: { kind: 'request', receipt: told.row, request: asked.row }, entry: told.entry }
    : null
}

export const receiptNumbers = ({ receipt, request_receipt }: Replayed): readonly string[] => [
  ...receipt.keys(),
  ...request_receipt.keys(),
]
