import { granted, held, refusal } from '../held.ts'
import { unspent } from '../slots.ts'
import { desk } from './setup.ts'

/** 資格審査情報検索. The password is wiped after each search, and typed again for the next. */
export const searching = desk.createStateConfig({
  initial: 'typing',
  states: {
    typing: {
      on: {
        'search.entered': {
          target: 'asking',
          actions: {
            type: 'keepSought',
            params: ({ event: { number, name } }) => ({ number, name }),
          },
        },
      },
    },
    asking: {
      tags: ['processing'],
      exit: { type: 'wipePins', params: 'password' },
      invoke: {
        id: 'searchCompany',
        src: 'searchCompany',
        input: ({ context: { challenge, sought } }) => ({ request: held(challenge).request, ...sought }),
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: '#registration.filling',
            actions: { type: 'keepCompany', params: ({ event }) => granted(event.output) },
          },
          {
            guard: ({ event }) => refusal(event.output).kind === 'request.expired',
            target: '#registration.insertingCard',
            actions: ['startAfresh', { type: 'say', params: ({ event }) => unspent(refusal(event.output), null) }],
          },
          {
            target: 'typing',
            actions: { type: 'missSearch', params: ({ event }) => unspent(refusal(event.output), null) },
          },
        ],
      },
    },
  },
})
