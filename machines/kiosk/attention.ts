import { not } from 'xstate'
import { kiosk } from './setup.ts'

const passedOn = { actions: 'passOn' } as const

const countingDown = kiosk.createStateConfig({
  entry: 'startCountdown',
  initial: 'ticking',
  on: { 'key.pressed': 'attending' },
  states: {
    ticking: {
      after: {
        second: [
          { guard: not('lastSecond'), target: 'ticking', reenter: true, actions: 'countDown' },
          {
            guard: 'visitIsFinished',
            target: '#kiosk.takingCards',
            actions: ['forgetPending', { type: 'leave', params: 'finished' }],
          },
          { target: '#kiosk.takingCards', actions: { type: 'leave', params: 'timed-out' } },
        ],
      },
    },
  },
})

/** Whether anybody is there, and what lies over the screen. Only while 'attending' do keys reach the journey. */
export const attention = kiosk.createStateConfig({
  initial: 'attending',
  states: {
    attending: {
      always: { guard: 'visitorMustWait', target: 'waiting' },
      after: { idle: 'countingDown' },
      on: {
        'key.pressed': { target: 'attending', reenter: true },
        'card.confirmed': passedOn,
        'pin.entered': passedOn,
        'last-try.accepted': passedOn,
        'focus.moved': passedOn,
        'review.chosen': passedOn,
        'receipt.wanted': passedOn,
        'result.closed': passedOn,
        'search.entered': passedOn,
        'form.handed-in': passedOn,
        'form.left': passedOn,
        'cancel.requested': [{ guard: 'visitIsFinished' }, { target: 'cancelling', ...passedOn }],
      },
    },
    waiting: {
      always: { guard: not('visitorMustWait'), target: 'attending' },
      on: { 'interruption.acknowledged': passedOn },
    },
    cancelling: {
      after: { idle: 'countingDown' },
      on: {
        'key.pressed': { target: 'cancelling', reenter: true },
        'cancel.confirmed': { target: '#kiosk.takingCards', actions: { type: 'leave', params: 'cancelled' } },
        'cancel.declined': 'attending',
      },
    },
    countingDown,
  },
})
