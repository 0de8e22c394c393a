import type { RenewalRole } from '../../src/failure.ts'
import { granted, held, refusal } from '../held.ts'
import { absence, insertedCards, unspent } from '../slots.ts'
import type { RenewalContext } from './context.ts'
import { renewal } from './setup.ts'

/** The screen that wants the card of `role`: whatever is inserted is read at once, OK goes on with it. */
export const cardScreen = (role: RenewalRole, confirmed: string) =>
  renewal.createStateConfig({
    initial: 'choosing',
    entry: [
      { type: 'giveUpCard', params: role },
      { type: 'wipePins', params: role === 'current' ? 'all' : role },
    ],
    always: {
      guard: { type: 'otherCardIsIn', params: role },
      target: '.choosing',
      actions: { type: 'turnToOtherCard', params: role },
    },
    on: { 'cancel.requested': { actions: 'forgetConfirmation' } },
    states: {
      choosing: {
        entry: { type: 'lookAtCard', params: role },
        always: [
          { guard: 'slotIsEmpty', target: 'absent' },
          {
            guard: 'slotIsMute',
            target: 'refused',
            actions: { type: 'handBack', params: { role, notice: unspent({ kind: 'card.mute' }, null) } },
          },
          { target: 'reading' },
        ],
      },
      absent: absent(role),
      reading: reading(role),
      ready: {
        always: { guard: 'cardIsConfirmed', target: confirmed },
        on: { 'card.confirmed': { actions: 'confirm' } },
      },
      refused: {
        on: { 'card.confirmed': { target: 'choosing', actions: 'confirm' } },
      },
    },
  })

/** Keys in one burst can overtake the card that they are about, so an early OK still counts for a moment. */
const absent = (role: RenewalRole) =>
  renewal.createStateConfig({
    after: { confirmationKept: { actions: 'forgetConfirmation' } },
    on: {
      'card.confirmed': {
        target: 'absent',
        reenter: true,
        actions: ['confirm', { type: 'say', params: ({ context }) => whyAbsent(context, role) }],
      },
    },
  })

function whyAbsent({ readers }: RenewalContext, role: RenewalRole) {
  const onlyCurrent = role === 'new' && insertedCards(readers).length > 0
  return unspent(absence(readers, { kind: onlyCurrent ? 'new.same-card' : 'card.absent' }), null)
}

const reading = (role: RenewalRole) =>
  renewal.createStateConfig({
    on: { 'card.confirmed': { actions: 'confirm' } },
    invoke: {
      id: 'identifyCard',
      src: 'identifyCard',
      input: ({ context }) => ({ insertion: held(context.slot) }),
      onDone: [
        {
          guard: ({ event: { output } }) => !output.ok,
          target: 'refused',
          actions: {
            type: 'handBack',
            params: ({ event }) => ({ role, notice: unspent(refusal(event.output), null) }),
          },
        },
        {
          guard: ({ context, event: { output } }) =>
            role === 'new' && granted(output).reading.fingerprint === context.cards.current?.reading.fingerprint,
          target: 'refused',
          actions: {
            type: 'handBack',
            params: ({ event }) => ({ role, notice: unspent({ kind: 'new.same-card' }, granted(event.output)) }),
          },
        },
        {
          guard: ({ context, event: { output } }) =>
            role === 'current' && granted(output).reading.fingerprint === context.formerNew,
          target: 'refused',
          actions: {
            type: 'handBack',
            params: ({ event }) => ({ role, notice: unspent({ kind: 'current.is-new' }, granted(event.output)) }),
          },
        },
        {
          target: 'ready',
          actions: { type: 'keepCard', params: ({ event }) => ({ role, card: granted(event.output) }) },
        },
      ],
    },
  })
