import type { Journey } from '../../src/types/scene.ts'
import type { VisitInput } from '../visit/context.ts'
import { attention } from './attention.ts'
import { ceiling } from './ceiling.ts'
import type { Visit } from './visit.ts'

/** A visit: the journey runs as a child, and the kiosk decides which keys reach it and when it must end. */
export const visiting = <Name extends Journey>(journey: Name) =>
  ({
    type: 'parallel',
    invoke: {
      id: 'visit', // whichever journey it is: keys are passed on to it
      src: journey,
      input: ({ context: { readers, delays, now, receipts } }: { context: VisitInput }) => ({
        readers,
        delays,
        now,
        receipts,
      }),
      onSnapshot: {
        actions: {
          type: 'seeVisit',
          params: ({ event }: { event: { readonly snapshot: unknown } }) =>
            ({ journey, snapshot: event.snapshot }) as Visit,
        },
      },
      onDone: {
        target: 'takingCards',
        actions: [{ type: 'leave', params: ({ event }: Done) => ended(event.output) }, 'forgetPending'],
      },
      onError: 'outOfService',
    },
    entry: ['noteCards', { type: 'setOut', params: journey }],
    exit: [{ type: 'wipePins', params: 'all' }, 'forgetVisit'],
    on: {
      'readers.changed': {
        actions: [
          {
            type: 'seeReaders',
            params: ({ event }: { event: { readonly status: VisitInput['readers'] } }) => event.status,
          },
          'passOn',
        ],
      },
    },
    states: { attention, ceiling },
  }) as const

interface Done {
  readonly event: { readonly output: unknown }
}

/** Only a renewal says that it came to nothing. */
const ended = (output: unknown) => (output === 'cancelled' ? 'cancelled' : 'finished')
