import { assign, setup } from 'xstate'
import type { Result } from '../src/result.ts'
import type { KioskEvent } from '../src/types/kiosk-event.ts'
import type { Settlement } from '../src/types/registry.ts'
import type { PendingRenewal } from '../src/types/visit.ts'
import type { Delays } from './delays.ts'
import { held } from './held.ts'
import { unprovided } from './unprovided.ts'

interface SettlementInput {
  readonly pending: PendingRenewal
  readonly delays: Delays
}

interface SettlementContext extends SettlementInput {
  readonly tries: number
  readonly settlement: Settlement | null
}

/** Asks the registry what became of a renewal, again and again with growing waits, until it says. */
export const settlementMachine = setup({
  types: {
    context: {} as SettlementContext,
    events: {} as Extract<KioskEvent, { type: 'interruption.acknowledged' }>,
    input: {} as SettlementInput,
    output: {} as Settlement,
  },
  actors: { settleRenewal: unprovided('settleRenewal') },
  actions: {
    countTry: assign({ tries: ({ context }) => context.tries + 1 }),
    keepSettlement: assign((_, result: Result<Settlement>) => (result.ok ? { settlement: result.value } : {})),
  },
  delays: {
    nextTry: ({ context: { delays, tries } }) => Math.min(delays.settleFirst * 2 ** (tries - 1), delays.settleMax),
  },
}).createMachine({
  id: 'settlement',
  context: ({ input }) => ({ ...input, tries: 0, settlement: null }),
  initial: 'asking',
  output: ({ context }) => held(context.settlement),
  states: {
    asking: {
      entry: 'countTry',
      invoke: {
        id: 'settleRenewal',
        src: 'settleRenewal',
        input: ({ context }) => ({ pending: context.pending }),
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'settled',
            actions: { type: 'keepSettlement', params: ({ event }) => event.output },
          },
          { target: 'waiting' },
        ],
      },
    },
    waiting: {
      after: { nextTry: 'asking' },
      on: { 'interruption.acknowledged': 'asking' },
    },
    settled: { type: 'final' },
  },
})
