import { not, type SnapshotFrom } from 'xstate'
import { interrupted, menu, settling } from './kiosk/before-visits.ts'
import { closed, ending, operator } from './kiosk/closing.ts'
import { forgottenNow } from './kiosk/forgotten.ts'
import { maintaining } from './kiosk/maintaining.ts'
import { NO_TRIES } from './kiosk/operator-tries.ts'
import { firstOpen, kiosk } from './kiosk/setup.ts'
import { visiting } from './kiosk/visiting.ts'

export type KioskSnapshot = SnapshotFrom<typeof kioskMachine>

/** The root: from the start of the program until it is out of service. */
export const kioskMachine = kiosk.createMachine({
  id: 'kiosk',
  context: ({ input }) => ({
    ...input,
    settlement: null,
    focused: firstOpen(input.open),
    unavailable: null,
    visit: null,
    journey: 'renewal',
    reason: 'finished',
    secondsLeft: 0,
    selfTest: null,
    closed: null,
    exitRequested: false,
    operatorTries: NO_TRIES,
    operatorNotice: null,
    operatorAttempt: 0,
    leftAlone: [],
    used: [],
    left: [],
  }),
  on: {
    'readers.changed': { actions: { type: 'seeReaders', params: ({ event }) => event.status } },
    // Whatever the operator wants is done at the menu, when no visitor is there any more.
    'service.closed': { actions: { type: 'close', params: ({ event }) => event.reason } },
    'service.opened': { actions: { type: 'close', params: null } },
    'exit.requested': { actions: { type: 'requestExit', params: true } },
    'exit.withdrawn': { actions: { type: 'requestExit', params: false } },
  },
  initial: 'starting',
  states: {
    starting: {
      always: [
        { guard: not('nothingIsPending'), target: 'settling' },
        { guard: 'isRestarted', target: 'takingCards', actions: { type: 'leave', params: 'restarted' } },
        { target: 'menu' },
      ],
    },
    settling,
    interrupted,
    menu,
    registering: visiting('registration'),
    changing: visiting('change'),
    renewing: visiting('renewal'),
    checkingCard: visiting('card-check'),
    // A card that nobody takes must not keep the next visitor out for ever.
    takingCards: {
      always: { guard: 'cardsAreTaken', target: 'menu', actions: 'forgetUsed' },
      after: {
        reminder: {
          target: 'menu',
          actions: [
            {
              type: 'noteForgotten',
              params: ({ context: { readers, leftAlone, used, now } }) => forgottenNow(readers, leftAlone, used, now()),
            },
            'keepLeft',
            'forgetUsed',
          ],
        },
      },
    },
    closed,
    operator,
    maintaining,
    ending,
    outOfService: { type: 'final' },
  },
})
