import type { ReceiptOffers, ReceiptSettings } from '../types/receipt.ts'

export const receiptOffers = ({ folder, printer, when }: ReceiptSettings): ReceiptOffers => ({
  print: printer === null ? 'off' : when,
  save: folder === null ? 'off' : when,
})
