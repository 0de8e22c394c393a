import { beginning, loggingIn, provingLogin } from './desk/logging-in.ts'
import { isAnotherCard } from './desk/same-card.ts'
import { desk } from './desk/setup.ts'
import { committing, confirming, provingContent, settling } from './desk/submitting.ts'
import { startOfDesk } from './desk/visit.ts'
import { atAnyTime } from './visit/at-any-time.ts'
import { cardScreen } from './visit/card-screen.ts'
import { showingReceipt } from './visit/issuing.ts'
import { pinDialog } from './visit/pin-dialog.ts'

const LOGIN = { proven: '#change.loggingIn', cardScreen: '#change.insertingCard' } as const
const CONTENT = { proven: '#change.committing', cardScreen: '#change.reinserting' } as const

/** 変更 from the card to 変更完了. Giving up and time-outs are the kiosk's. */
export const changeMachine = desk.createMachine({
  id: 'change',
  context: ({ input }) => startOfDesk(input),
  on: atAnyTime,
  initial: 'insertingCard',
  states: {
    insertingCard: cardScreen('card', '#change.beginning'),
    beginning: beginning('change', { begun: 'enteringPin', refused: 'insertingCard' }),
    enteringPin: pinDialog('card', LOGIN, provingLogin(LOGIN)),
    loggingIn: loggingIn({ loggedIn: 'filling', refused: 'insertingCard' }),
    filling: {
      on: {
        'form.handed-in': {
          guard: 'formIsSound',
          target: 'confirming',
          actions: { type: 'keepContents', params: ({ event }) => event.contents },
        },
      },
    },
    confirming,
    signing: provingContent(CONTENT, 'reentering'),
    reinserting: cardScreen('card', '#change.reentering', isAnotherCard),
    reentering: pinDialog('card', CONTENT, provingContent(CONTENT)),
    committing,
    settling,
    showingReceipt,
    finished: { type: 'final' },
  },
})
