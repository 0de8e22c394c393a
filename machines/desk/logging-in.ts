import type { RequestPurpose } from '../../src/types/registration.ts'
import { granted, held, refusal } from '../held.ts'
import { unspent } from '../slots.ts'
import { proofAnswers, type Ways } from '../visit/pin-dialog.ts'
import { desk } from './setup.ts'

/** The registry is asked for a challenge; what it refuses is the card. */
export const beginning = (purpose: RequestPurpose, ways: { readonly begun: string; readonly refused: string }) =>
  desk.createStateConfig({
    tags: ['processing'],
    invoke: {
      id: 'beginRequest',
      src: 'beginRequest',
      input: ({ context }) => ({ card: held(context.cards.card), purpose }),
      onDone: [
        {
          guard: ({ event }) => event.output.ok,
          target: ways.begun,
          actions: { type: 'keepChallenge', params: ({ event }) => granted(event.output) },
        },
        {
          target: ways.refused,
          actions: {
            type: 'handBack',
            params: ({ context, event }) => ({
              role: 'card',
              notice: unspent(refusal(event.output), context.cards.card),
            }),
          },
        },
      ],
    },
  })

/** Within the PIN dialog: the card signs the login. */
export const provingLogin = (ways: Ways) =>
  desk.createStateConfig({
    tags: ['processing'],
    invoke: {
      id: 'signRequest',
      src: 'signRequest',
      input: ({ context }) => ({
        card: held(context.cards.card),
        challenge: held(context.challenge),
        matter: { kind: 'login' },
      }),
      onDone: proofAnswers('card', ways),
    },
  })

export const loggingIn = (ways: { readonly loggedIn: string; readonly refused: string }) =>
  desk.createStateConfig({
    tags: ['processing'],
    invoke: {
      id: 'login',
      src: 'login',
      input: ({ context }) => ({ challenge: held(context.challenge), proof: held(context.proof) }),
      onDone: [
        {
          guard: ({ event }) => event.output.ok,
          target: ways.loggedIn,
          actions: { type: 'keepLogin', params: ({ event }) => granted(event.output) },
        },
        {
          target: ways.refused,
          actions: {
            type: 'handBack',
            params: ({ context, event }) => ({
              role: 'card',
              notice: unspent(refusal(event.output), context.cards.card),
            }),
          },
        },
      ],
    },
  })
