import { checking } from './desk/checking.ts'
import { beginning, loggingIn, provingLogin } from './desk/logging-in.ts'
import { desk } from './desk/setup.ts'
import { startOfDesk } from './desk/visit.ts'
import { atAnyTime } from './visit/at-any-time.ts'
import { cardScreen } from './visit/card-screen.ts'
import { pinDialog } from './visit/pin-dialog.ts'

const LOGIN = { proven: '#cardCheck.loggingIn', cardScreen: '#cardCheck.insertingCard' } as const

/** ICカードの確認: what is known without a PIN, and a real login on request. It changes nothing. */
export const cardCheckMachine = desk.createMachine({
  id: 'cardCheck',
  context: ({ input }) => startOfDesk(input),
  on: atAnyTime,
  initial: 'insertingCard',
  states: {
    insertingCard: cardScreen('card', '#cardCheck.checking'),
    checking,
    showing: {
      entry: ['focusBack', { type: 'wipePins', params: 'all' }],
      tags: ['finished'],
      // The next card is wanted to be looked at, too.
      always: { guard: 'laterCardIsIn', target: 'insertingCard' },
      on: {
        'result.closed': 'finished',
        'focus.moved': { guard: 'loginMayBeTried', actions: 'moveFocus' },
        'review.chosen': [
          { guard: 'backIsFocused', target: 'finished' },
          { guard: 'loginMayBeTried', target: 'beginning', actions: 'hush' },
        ],
      },
    },
    beginning: beginning('login', { begun: 'enteringPin', refused: 'checking' }),
    enteringPin: pinDialog('card', LOGIN, provingLogin(LOGIN)),
    loggingIn: loggingIn({ loggedIn: 'showing', refused: 'checking' }),
    finished: { type: 'final' },
  },
})
