import type { Issued, IssuedFor, ReceiptWay } from '../../src/types/receipt.ts'
import type { RequestReceipt } from '../../src/types/registration.ts'
import type { Receipt } from '../../src/types/registry.ts'
import { held } from '../held.ts'
import type { VisitArgs, VisitContext } from './context.ts'

interface Finished extends VisitContext {
  readonly receipt: Receipt | RequestReceipt | null
}

/**
 * The result of a visit. Its receipt is printed and saved beside it, each way for itself: neither holds up the other, nor
 * the visitor, who may close the screen at any time. Plain data, as the card screen is.
 */
export const showingReceipt = {
  tags: ['finished'],
  type: 'parallel',
  entry: { type: 'wipePins', params: 'all' },
  on: { 'result.closed': 'finished' },
  states: { print: issuing('print'), save: issuing('save') },
} as const

function issuing(way: ReceiptWay) {
  const wanted = { guard: { type: 'receiptIsWanted', params: way }, target: 'working' } as const
  return {
    initial: 'offered',
    states: {
      offered: {
        always: { guard: { type: 'receiptIsAutomatic', params: way }, target: 'working' },
        on: { 'receipt.wanted': wanted },
      },
      working: {
        invoke: {
          id: `issueReceipt ${way}`,
          src: 'issueReceipt',
          input: ({ context }: VisitArgs<Finished>) => ({ way, of: issuedFor(held(context.receipt)) }),
          onDone: [
            { guard: ({ event }: Answered) => event.output.ok, target: 'issued' },
            {
              target: 'failed',
              actions: { type: 'missReceipt', params: ({ event }: Answered) => ({ way, issued: event.output }) },
            },
          ],
        },
      },
      issued: {},
      failed: { on: { 'receipt.wanted': wanted } },
    },
  } as const
}

interface Answered {
  readonly event: { readonly output: Issued }
}

const issuedFor = (receipt: Receipt | RequestReceipt): IssuedFor =>
  'renewal' in receipt
    ? { number: receipt.number, renewal: receipt.renewal }
    : { number: receipt.number, request: receipt.request }
