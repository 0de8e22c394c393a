import { held } from './held.ts'
import { maintenance } from './maintenance/setup.ts'
import { atAnyTime } from './visit/at-any-time.ts'
import { cardScreen } from './visit/card-screen.ts'
import { emptyVisit } from './visit/context.ts'
import { pinDialog, proofAnswers } from './visit/pin-dialog.ts'

const WAYS = { proven: '#maintenance.proven', cardScreen: '#maintenance.insertingCard' } as const

/** The operator's card and its PIN, and a signature that ends the program. It is done only when that was verified. */
export const maintenanceMachine = maintenance.createMachine({
  id: 'maintenance',
  context: ({ input }) => ({ ...emptyVisit, ...input, cards: { card: null } }),
  on: atAnyTime,
  initial: 'insertingCard',
  states: {
    insertingCard: cardScreen('card', '#maintenance.enteringPin'),
    enteringPin: pinDialog(
      'card',
      WAYS,
      maintenance.createStateConfig({
        tags: ['processing'],
        invoke: {
          id: 'proveOperator',
          src: 'proveOperator',
          input: ({ context }) => ({ card: held(context.cards.card) }),
          onDone: proofAnswers('card', WAYS),
        },
      }),
    ),
    proven: { type: 'final' },
  },
})
