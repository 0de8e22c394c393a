import { granted, held, refusal } from '../held.ts'
import { endsRenewal, unspent } from '../slots.ts'
import { isAboutPin, noticeOf } from '../visit/pin-dialog.ts'
import { proofRequest } from './proving.ts'
import { renewal } from './setup.ts'

/** The registry is asked for the challenge; what it refuses is the card in use. */
export const beginning = renewal.createStateConfig({
  tags: ['processing'],
  invoke: {
    id: 'beginRenewal',
    src: 'beginRenewal',
    input: ({ context }) => ({ card: held(context.cards.current) }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'enteringCurrentPin',
        actions: { type: 'keepChallenge', params: ({ event }) => granted(event.output) },
      },
      {
        target: 'insertingCurrent',
        actions: {
          type: 'handBack',
          params: ({ context, event }) => ({
            role: 'current',
            notice: unspent(refusal(event.output), context.cards.current),
          }),
        },
      },
    ],
  },
})

/** The registry looks at both cards. A refusal costs the new card only, unless it is about the current one. */
export const comparing = renewal.createStateConfig({
  tags: ['processing'],
  invoke: {
    id: 'reviewRenewal',
    src: 'reviewRenewal',
    input: ({ context }) => ({
      challenge: held(context.challenge),
      current: held(context.proofs.current),
      card: held(context.cards.new),
    }),
    onDone: [
      {
        // The agency refuses what the review shows: the visitor is shown it at once, and no PIN is asked for or tried.
        guard: ({ event }) => event.output.ok && event.output.value.outcome === 'refused',
        target: 'reviewing',
        actions: { type: 'keepReview', params: ({ event }) => granted(event.output) },
      },
      {
        guard: ({ event }) => event.output.ok,
        target: 'weighingSamePin',
        actions: { type: 'keepReview', params: ({ event }) => granted(event.output) },
      },
      {
        guard: ({ event }) => endsRenewal(refusal(event.output)),
        target: 'insertingCurrent',
        actions: [
          'startAfresh',
          {
            type: 'handBack',
            params: ({ context, event }) => ({
              role: 'current',
              notice: unspent(refusal(event.output), context.cards.current),
            }),
          },
        ],
      },
      {
        target: 'insertingNew',
        actions: {
          type: 'handBack',
          params: ({ context, event }) => ({ role: 'new', notice: unspent(refusal(event.output), context.cards.new) }),
        },
      },
    ],
  },
})

export const weighingSamePin = renewal.createStateConfig({
  always: [
    { guard: 'samePinMayBeTried', target: 'tryingSamePin', actions: 'spendSamePin' },
    { target: 'enteringNewPin' },
  ],
})

/** 「PIN 番号が同じ場合は、この画面は表示されません」 (manual 1.4): the current card's PIN, tried once on the new card. */
export const tryingSamePin = renewal.createStateConfig({
  tags: ['processing'],
  exit: { type: 'wipePins', params: 'current' },
  invoke: {
    id: 'provePossession',
    src: 'provePossession',
    input: ({ context }) => proofRequest(context, 'new', 'current'),
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'reviewing',
        actions: { type: 'keepProof', params: ({ event }) => ({ role: 'new', proof: granted(event.output) }) },
      },
      {
        guard: ({ event }) => isAboutPin(event.output),
        target: 'enteringNewPin',
        actions: { type: 'missSamePin', params: ({ event }) => noticeOf(event.output) },
      },
      {
        target: 'insertingNew',
        actions: { type: 'handBack', params: ({ event }) => ({ role: 'new', notice: noticeOf(event.output) }) },
      },
    ],
  },
})
