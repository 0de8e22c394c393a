import { granted, held, refusal } from '../held.ts'
import { unspent } from '../slots.ts'
import { desk } from './setup.ts'

/** The registry says what it knows about the card; without its answer the card alone is shown. */
export const checking = desk.createStateConfig({
  tags: ['processing'],
  invoke: {
    id: 'checkCard',
    src: 'checkCard',
    input: ({ context }) => ({ card: held(context.cards.card) }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'showing',
        actions: { type: 'keepStanding', params: ({ event }) => granted(event.output) },
      },
      {
        target: 'showing',
        actions: [
          'forgetStanding',
          { type: 'say', params: ({ event, context }) => unspent(refusal(event.output), context.cards.card) },
        ],
      },
    ],
  },
})
