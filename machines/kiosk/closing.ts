import { not } from 'xstate'
import { kiosk } from './setup.ts'

/** The operator has closed the terminal. It opens by itself when that is lifted. */
export const closed = kiosk.createStateConfig({
  always: [
    { guard: 'exitIsRequested', target: 'ending' },
    { guard: not('isClosed'), target: 'menu' },
  ],
  on: { 'operator.called': { guard: 'hasOperator', target: 'operator' } },
})

/** The operator's password ends the program, for maintenance; wrong ones have to wait, longer each time. Or a card does. */
export const operator = kiosk.createStateConfig({
  entry: ['beginOperator', 'noteCards'],
  exit: { type: 'wipePins', params: 'password' },
  initial: 'entering',
  states: {
    entering: {
      always: { guard: 'operatorCardIsIn', target: '#kiosk.maintaining' },
      after: { idle: '#kiosk.menu' },
      on: {
        'cancel.requested': '#kiosk.menu',
        'key.pressed': { target: 'entering', reenter: true },
        'operator.password-entered': [
          { guard: 'operatorMustWait', actions: ['sayWait', { type: 'wipePins', params: 'password' }] },
          { target: 'checking' },
        ],
      },
    },
    // Not to be left: every password that was looked at counts.
    checking: {
      tags: ['processing'],
      invoke: {
        src: 'checkOperator',
        onDone: [
          { guard: ({ event }) => event.output, target: '#kiosk.ending', actions: 'forgiveOperator' },
          { target: 'entering', actions: ['countWrong', { type: 'wipePins', params: 'password' }] },
        ],
        onError: '#kiosk.outOfService',
      },
    },
  },
})

export const ending = kiosk.createStateConfig({ entry: 'endProgram' })
