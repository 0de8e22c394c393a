import { sendTo } from 'xstate'
import { granted, held, refusal } from '../held.ts'
import { unspent } from '../slots.ts'
import { lost, proofAnswers, type Ways } from '../visit/pin-dialog.ts'
import { desk } from './setup.ts'
import { contentMatter } from './visit.ts'

/** 登録内容確認 and 変更内容確認. The focus is on 戻る; after a refusal that is all there is. */
export const confirming = desk.createStateConfig({
  entry: 'focusBack',
  on: {
    'focus.moved': { guard: 'commitIsPossible', actions: 'moveFocus' },
    'review.chosen': [
      { guard: 'backIsFocused', target: 'filling', actions: 'hush' },
      {
        guard: 'holderIsGone',
        target: 'reinserting',
        actions: { type: 'handBack', params: ({ context }) => lost(context, 'card') },
      },
      { target: 'signing' },
    ],
  },
})

/**
 * The card signs what the confirmation showed: with the PIN of the login on the visitor's pressing 登録 or 変更, while
 * the same insertion is still there; otherwise within the PIN dialog.
 */
export const provingContent = (ways: Ways, again?: string) =>
  desk.createStateConfig({
    tags: ['processing'],
    invoke: {
      id: 'signRequest',
      src: 'signRequest',
      input: ({ context }) => ({
        card: held(context.cards.card),
        challenge: held(context.challenge),
        matter: contentMatter(context),
      }),
      onDone: proofAnswers('card', ways, again),
    },
  })

export const committing = desk.createStateConfig({
  tags: ['processing', 'committing'],
  entry: 'keepPending',
  invoke: {
    id: 'submitRequest',
    src: 'submitRequest',
    input: ({ context }) => ({
      pending: held(context.pending),
      matter: contentMatter(context),
      proof: held(context.proof),
    }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'showingReceipt',
        actions: { type: 'keepReceipt', params: ({ event }) => granted(event.output) },
      },
      { guard: ({ event }) => refusal(event.output).kind === 'registry.unreachable', target: 'settling' },
      {
        guard: ({ event }) => refusal(event.output).kind === 'registration.changed-meanwhile',
        target: 'filling',
        actions: ['forgetPending', { type: 'beOvertaken', params: ({ event }) => refusal(event.output) }],
      },
      {
        guard: ({ event }) => refusal(event.output).kind === 'request.expired',
        target: 'insertingCard',
        actions: [
          'forgetPending',
          'startAfresh',
          { type: 'say', params: ({ event }) => unspent(refusal(event.output), null) },
        ],
      },
      {
        target: 'confirming',
        actions: ['forgetPending', { type: 'say', params: ({ event }) => unspent(refusal(event.output), null) }],
      },
    ],
  },
})

/** The answer is lost: the same request is never made again, only what became of it is asked. */
export const settling = desk.createStateConfig({
  tags: ['committing'],
  initial: 'patient',
  invoke: {
    id: 'settlement',
    src: 'settlement',
    input: ({ context }) => ({ pending: held(context.pending), delays: context.delays }),
    onDone: [
      {
        guard: ({ event }) => event.output.state === 'done',
        target: 'showingReceipt',
        actions: { type: 'keepSettled', params: ({ event }) => event.output },
      },
      {
        // The request is closed: what was typed is kept for a new login with the same card.
        target: 'insertingCard',
        actions: ['forgetPending', 'startAfresh', { type: 'say', params: unspent({ kind: 'request.not-done' }, null) }],
      },
    ],
  },
  states: {
    patient: { tags: ['processing'], after: { settlePatience: 'unknown' } },
    unknown: { on: { 'interruption.acknowledged': { actions: sendTo('settlement', ({ event }) => event) } } },
  },
})
