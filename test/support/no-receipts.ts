import type { ReceiptOffers } from '../../src/types/receipt.ts'

export const NO_RECEIPTS: ReceiptOffers = { print: 'off', save: 'off' }
