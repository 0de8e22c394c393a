import type { CardRole } from '../../src/failure.ts'
import type { ProveOutcome } from '../../src/types/ports.ts'
import { granted, held } from '../held.ts'
import { loss, unspent } from '../slots.ts'
import type { VisitArgs, VisitContext } from './context.ts'

export interface Ways {
  readonly proven: string
  readonly cardScreen: string
}

/**
 * The PIN of the card of `role`: one PIN handed in is one VERIFY at most, and the last try wants consent each time.
 * `proving` is the journey's own state, since each signs something else.
 */
export function pinDialog<Role extends CardRole, Proving>(role: Role, ways: Ways, proving: Proving) {
  const whenCardIsGone = cardGone(role, ways)
  return {
    initial: 'opening',
    states: {
      opening: {
        always: [
          { guard: { type: 'noTriesAreLeft', params: role }, target: 'blocked' },
          { guard: { type: 'oneTryIsLeft', params: role }, target: 'consenting' },
          { target: 'typing' },
        ],
      },
      consenting: { ...whenCardIsGone, on: { 'last-try.accepted': 'typing' } },
      typing: {
        ...whenCardIsGone,
        on: {
          'pin.entered': {
            target: 'proving',
            actions: {
              type: 'handInPin',
              params: ({ event }: { event: { readonly personInCharge: string } }) => event.personInCharge,
            },
          },
        },
      },
      proving,
      blocked: {
        // taking a blocked card out is what the visitor was told to do: no notice
        always: { guard: { type: 'cardIsGone', params: role }, target: ways.cardScreen, actions: 'startAfresh' },
      },
    },
  } as const
}

const cardGone = <Role extends CardRole>(role: Role, { cardScreen }: Ways) =>
  ({
    always: {
      guard: { type: 'cardIsGone', params: role },
      target: cardScreen,
      actions: { type: 'handBack', params: ({ context }: VisitArgs) => lost(context, role) },
    },
  }) as const

/** The card of `role` was pulled out while it was needed. */
export function lost<Role extends CardRole>({ readers, cards }: VisitContext, role: Role) {
  const card = held(cards[role] ?? null)
  return { role, notice: unspent(loss(readers, card), card) }
}

interface Proved {
  readonly event: { readonly output: ProveOutcome }
}

/** Where the card's answer leads: on, to the dialog again when it is about the PIN, else back to the card screen. */
export const proofAnswers = <Role extends CardRole>(role: Role, { proven, cardScreen }: Ways, again = 'opening') =>
  [
    {
      guard: ({ event }: Proved) => event.output.ok,
      target: proven,
      actions: { type: 'keepProof', params: ({ event }: Proved) => ({ role, proof: granted(event.output) }) },
    },
    {
      guard: ({ event }: Proved) => isAboutPin(event.output),
      target: again,
      actions: [
        { type: 'wipePins', params: role },
        { type: 'missPin', params: ({ event }: Proved) => ({ role, notice: noticeOf(event.output) }) },
      ],
    },
    {
      target: cardScreen,
      actions: { type: 'handBack', params: ({ event }: Proved) => ({ role, notice: noticeOf(event.output) }) },
    },
  ] as const

/** Also what went wrong on a reader's pad: the card is sound, and the PIN can be typed again. */
export const isAboutPin = (outcome: ProveOutcome) => !outcome.ok && /^pin(-pad)?\./.test(outcome.notice.failure.kind)

export function noticeOf(outcome: ProveOutcome) {
  if (outcome.ok) throw new Error('a proof was taken for a refusal')
  return outcome.notice
}
