import type { CardRole, Failure } from '../../src/failure.ts'
import type { Result } from '../../src/result.ts'
import type { IdentifiedCard } from '../../src/types/visit.ts'
import { granted, held, refusal } from '../held.ts'
import { absence, insertedCards, unspent } from '../slots.ts'
import type { VisitArgs, VisitContext } from './context.ts'

/** Why a card that could be read is not the one that is wanted. */
export type Objection<Context extends VisitContext> = (context: Context, card: IdentifiedCard) => Failure | null

/**
 * The screen that wants the card of `role`: whatever is inserted is read at once, OK goes on with it. Plain data, since
 * every journey has it and each is written in a setup of its own.
 */
export const cardScreen = <Role extends CardRole, Context extends VisitContext>(
  role: Role,
  confirmed: string,
  objection: Objection<Context> = () => null,
) =>
  ({
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
      reading: reading(role, objection),
      ready: {
        always: { guard: 'cardIsConfirmed', target: confirmed },
        on: { 'card.confirmed': { actions: 'confirm' } },
      },
      refused: {
        on: { 'card.confirmed': { target: 'choosing', actions: 'confirm' } },
      },
    },
  }) as const

/** Keys in one burst can overtake the card that they are about, so an early OK still counts for a moment. */
const absent = (role: CardRole) =>
  ({
    always: {
      // 「同じカードです」 was about the card in use in the only reader, which is out now.
      guard: ({ context: { notice, readers } }: VisitArgs) =>
        notice?.failure.kind === 'new.same-card' && insertedCards(readers).length === 0,
      actions: 'startAfresh',
    },
    after: { confirmationKept: { actions: 'forgetConfirmation' } },
    on: {
      'card.confirmed': {
        target: 'absent',
        reenter: true,
        actions: [
          'confirm',
          { type: 'say', params: ({ context }: VisitArgs) => unspent(whyAbsent(context, role), null) },
        ],
      },
    },
  }) as const

function whyAbsent({ readers }: VisitContext, role: CardRole): Failure {
  const onlyCurrent = role === 'new' && insertedCards(readers).length > 0
  if (!onlyCurrent) return absence(readers, { kind: 'card.absent' })
  const isFree = readers.readers.some(({ card }) => card === null)
  return absence(readers, isFree ? { kind: 'card.absent', wanted: 'new' } : { kind: 'new.same-card' })
}

interface Identified<Context extends VisitContext> extends VisitArgs<Context> {
  readonly event: { readonly output: Result<IdentifiedCard> }
}

const reading = <Role extends CardRole, Context extends VisitContext>(role: Role, objection: Objection<Context>) =>
  ({
    on: { 'card.confirmed': { actions: 'confirm' } },
    invoke: {
      id: 'identifyCard',
      src: 'identifyCard',
      input: ({ context }: VisitArgs) => ({ insertion: held(context.slot) }),
      onDone: [
        {
          guard: ({ event: { output } }: Identified<Context>) => !output.ok,
          target: 'refused',
          actions: {
            type: 'handBack',
            params: ({ event }: Identified<Context>) => ({ role, notice: unspent(refusal(event.output), null) }),
          },
        },
        {
          guard: ({ context, event }: Identified<Context>) => objection(context, granted(event.output)) !== null,
          target: 'refused',
          actions: {
            type: 'handBack',
            params: ({ context, event }: Identified<Context>) => {
              const card = granted(event.output)
              return { role, notice: unspent(held(objection(context, card)), card) }
            },
          },
        },
        {
          target: 'ready',
          actions: {
            type: 'keepCard',
            params: ({ event }: Identified<Context>) => ({ role, card: granted(event.output) }),
          },
        },
      ],
    },
  }) as const
