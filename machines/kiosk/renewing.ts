import { attention } from './attention.ts'
import { ceiling } from './ceiling.ts'
import { kiosk } from './setup.ts'

/** A visit: the renewal runs as a child, and the kiosk decides which keys reach it and when it must end. */
export const renewing = kiosk.createStateConfig({
  type: 'parallel',
  invoke: {
    id: 'renewal',
    src: 'renewal',
    input: ({ context: { readers, delays, now } }) => ({ readers, delays, now }),
    onSnapshot: { actions: { type: 'seeRenewal', params: ({ event }) => event.snapshot } },
    onDone: { target: 'takingCards', actions: [{ type: 'leave', params: 'finished' }, 'forgetPending'] },
    onError: 'outOfService',
  },
  entry: 'noteCards',
  exit: [{ type: 'wipePins', params: 'all' }, 'forgetVisit'],
  on: {
    'readers.changed': {
      actions: [{ type: 'seeReaders', params: ({ event }) => event.status }, 'passOn'],
    },
  },
  states: { attention, ceiling },
})
