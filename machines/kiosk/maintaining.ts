import type { MaintenanceInput } from '../maintenance/setup.ts'
import { visiting } from './visiting.ts'

const visit = visiting('maintenance')

/** As a visit, but its end is the program's: nothing else than the operator's card, its PIN and its signature leads there. */
export const maintaining = {
  ...visit,
  invoke: {
    ...visit.invoke,
    input: ({ context: { readers, delays, now, receipts, leftAlone } }: Given): MaintenanceInput => ({
      ...{ readers, delays, now, receipts },
      passedOver: Math.max(0, ...leftAlone),
    }),
    onDone: 'ending',
  },
  entry: { type: 'setOut', params: 'maintenance' },
} as const

interface Given {
  readonly context: Omit<MaintenanceInput, 'passedOver'> & { readonly leftAlone: readonly number[] }
}
