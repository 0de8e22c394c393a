import { sendTo } from 'xstate'
import { granted, held, refusal } from '../held.ts'
import { unspent } from '../slots.ts'
import { lost } from '../visit/pin-dialog.ts'
import { renewal } from './setup.ts'

/**
 * 電子証明書更新確認. After a refused 更新 only 戻る is left, since the registry's nonce is spent; so it is where the agency
 * refuses what the review shows, and there it ends the visit: the same cards would only be refused again.
 */
export const reviewing = renewal.createStateConfig({
  // Both cards have signed, or the new one never will: no PIN is needed any more.
  entry: ['focusBack', { type: 'wipePins', params: 'all' }],
  always: {
    guard: 'newCardIsNeededAndGone',
    target: 'insertingNew',
    actions: { type: 'handBack', params: ({ context }) => lost(context, 'new') },
  },
  on: {
    'focus.moved': { guard: 'renewalIsPossible', actions: 'moveFocus' },
    'review.chosen': [
      { guard: 'backIsAllThereIs', target: 'finished' },
      { guard: 'backIsFocused', target: 'insertingCurrent', actions: ['startAfresh', 'rememberNew'] },
      { target: 'committing', actions: 'keepPending' },
    ],
  },
})

export const committing = renewal.createStateConfig({
  tags: ['processing', 'committing'],
  invoke: {
    id: 'renew',
    src: 'renew',
    input: ({ context: { pending, proofs, cards, personInCharge } }) => ({
      pending: held(pending),
      current: held(proofs.current),
      new: held(proofs.new),
      newCard: held(cards.new),
      personInCharge,
    }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'showingReceipt',
        actions: { type: 'keepReceipt', params: ({ event }) => granted(event.output) },
      },
      { guard: ({ event }) => refusal(event.output).kind === 'registry.unreachable', target: 'settling' },
      {
        guard: ({ event }) => refusal(event.output).kind === 'renewal.expired',
        target: 'insertingCurrent',
        actions: [
          'forgetPending',
          'startAfresh',
          { type: 'say', params: ({ event }) => unspent(refusal(event.output), null) },
        ],
      },
      {
        target: 'reviewing',
        actions: ['forgetPending', { type: 'say', params: ({ event }) => unspent(refusal(event.output), null) }],
      },
    ],
  },
})

/** 更新 was asked for and the answer is lost: the same renewal is never asked for again, only what became of it. */
export const settling = renewal.createStateConfig({
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
        target: 'reviewing',
        actions: ['forgetPending', { type: 'say', params: unspent({ kind: 'renewal.not-done' }, null) }],
      },
    ],
  },
  states: {
    patient: { tags: ['processing'], after: { settlePatience: 'unknown' } },
    unknown: { on: { 'interruption.acknowledged': { actions: sendTo('settlement', ({ event }) => event) } } },
  },
})
