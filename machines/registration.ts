import { beginning, loggingIn, provingLogin } from './desk/logging-in.ts'
import { isAnotherCard } from './desk/same-card.ts'
import { searching } from './desk/searching.ts'
import { desk } from './desk/setup.ts'
import { committing, confirming, provingContent, settling } from './desk/submitting.ts'
import { startOfDesk } from './desk/visit.ts'
import { atAnyTime } from './visit/at-any-time.ts'
import { cardScreen } from './visit/card-screen.ts'
import { showingReceipt } from './visit/issuing.ts'
import { pinDialog } from './visit/pin-dialog.ts'

const LOGIN = { proven: '#registration.loggingIn', cardScreen: '#registration.insertingCard' } as const
const CONTENT = { proven: '#registration.committing', cardScreen: '#registration.reinserting' } as const

/** 登録 from the card to 登録完了. Giving up and time-outs are the kiosk's. */
export const registrationMachine = desk.createMachine({
  id: 'registration',
  context: ({ input }) => startOfDesk(input),
  on: atAnyTime,
  initial: 'insertingCard',
  states: {
    insertingCard: cardScreen('card', '#registration.beginning'),
    beginning: beginning('registration', { begun: 'enteringPin', refused: 'insertingCard' }),
    enteringPin: pinDialog('card', LOGIN, provingLogin(LOGIN)),
    loggingIn: loggingIn({ loggedIn: 'searching', refused: 'insertingCard' }),
    searching,
    filling: {
      on: {
        'form.handed-in': {
          guard: 'formIsSound',
          target: 'confirming',
          actions: { type: 'keepContents', params: ({ event }) => event.contents },
        },
        'form.left': { target: 'searching', actions: { type: 'keepContents', params: ({ event }) => event.contents } },
      },
    },
    confirming,
    signing: provingContent(CONTENT, 'reentering'),
    reinserting: cardScreen('card', '#registration.reentering', isAnotherCard),
    reentering: pinDialog('card', CONTENT, provingContent(CONTENT)),
    committing,
    settling,
    showingReceipt,
    finished: { type: 'final' },
  },
})
