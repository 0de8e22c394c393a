import type { CardRole } from '../../src/failure.ts'
import type { ProveOutcome } from '../../src/types/ports.ts'
import { granted, held } from '../held.ts'
import { loss, unspent } from '../slots.ts'
import type { RenewalContext } from './context.ts'
import { renewal } from './setup.ts'

interface Ways {
  readonly proven: string
  readonly cardScreen: string
}

/** The PIN of the card of `role`: one PIN handed in is one VERIFY at most, and the last try wants consent each time. */
export function pinDialog(role: CardRole, ways: Ways) {
  const whenCardIsGone = cardGone(role, ways)
  return renewal.createStateConfig({
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
            actions: { type: 'handInPin', params: ({ event }) => event.personInCharge },
          },
        },
      },
      proving: proving(role, ways),
      blocked: {
        // taking a blocked card out is what the visitor was told to do: no notice
        always: { guard: { type: 'cardIsGone', params: role }, target: ways.cardScreen, actions: 'startAfresh' },
      },
    },
  })
}

const cardGone = (role: CardRole, { cardScreen }: Ways) =>
  renewal.createStateConfig({
    always: {
      guard: { type: 'cardIsGone', params: role },
      target: cardScreen,
      actions: { type: 'handBack', params: ({ context }) => lost(context, role) },
    },
  })

/** The card of `role` was pulled out while it was needed. */
export function lost({ readers, cards }: RenewalContext, role: CardRole) {
  const card = held(cards[role])
  return { role, notice: unspent(loss(readers, card), card) }
}

const proving = (role: CardRole, { proven, cardScreen }: Ways) =>
  renewal.createStateConfig({
    tags: ['processing'],
    invoke: {
      id: 'provePossession',
      src: 'provePossession',
      input: ({ context }) => proofRequest(context, role, role),
      onDone: [
        {
          guard: ({ event }) => event.output.ok,
          target: proven,
          actions: { type: 'keepProof', params: ({ event }) => ({ role, proof: granted(event.output) }) },
        },
        {
          guard: ({ event }) => isAboutPin(event.output),
          target: 'opening',
          actions: [
            { type: 'wipePins', params: role },
            { type: 'missPin', params: ({ event }) => ({ role, notice: noticeOf(event.output) }) },
          ],
        },
        {
          target: cardScreen,
          actions: { type: 'handBack', params: ({ event }) => ({ role, notice: noticeOf(event.output) }) },
        },
      ],
    },
  })

export const proofRequest = ({ cards, challenge }: RenewalContext, role: CardRole, pin: CardRole) => ({
  role,
  pin,
  card: held(cards[role]),
  challenge: held(challenge),
  currentFingerprint: held(cards.current).reading.fingerprint,
})

/** Also what went wrong on a reader's pad: the card is sound, and the PIN can be typed again. */
export const isAboutPin = (outcome: ProveOutcome) => !outcome.ok && /^pin(-pad)?\./.test(outcome.notice.failure.kind)

export function noticeOf(outcome: ProveOutcome) {
  if (outcome.ok) throw new Error('a proof was taken for a refusal')
  return outcome.notice
}
