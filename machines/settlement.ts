import { assign, fromPromise, setup } from 'xstate'
import type { Result } from '../src/result.ts'
import type { KioskEvent } from '../src/types/kiosk-event.ts'
import type { RequestSettlement } from '../src/types/registration.ts'
import type { Settlement } from '../src/types/registry.ts'
import type { Pending } from '../src/types/visit.ts'
import type { Delays } from './delays.ts'
import { held } from './held.ts'

export type Settled = Settlement | RequestSettlement

interface SettlementInput {
  readonly pending: Pending
  readonly delays: Delays
}

interface SettlementContext extends SettlementInput {
  readonly tries: number
  readonly settlement: Settled | null
}

/** Asks the registry what became of a renewal, registration or change, again and again with growing waits, until it says. */
export const settlementMachine = setup({
  types: {
    context: {} as SettlementContext,
    events: {} as Extract<KioskEvent, { type: 'interruption.acknowledged' }>,
    input: {} as SettlementInput,
    output: {} as Settled,
  },
  actors: {
    settle: fromPromise<Result<Settled>, { pending: Pending }>(() =>
      Promise.reject(new Error('settle is not provided')),
    ),
  },
  actions: {
    countTry: assign({ tries: ({ context }) => context.tries + 1 }),
    keepSettlement: assign((_, result: Result<Settled>) => (result.ok ? { settlement: result.value } : {})),
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
        id: 'settle',
        src: 'settle',
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
