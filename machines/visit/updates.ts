import type { CardRole } from '../../src/failure.ts'
import type { Issued, ReceiptWay } from '../../src/types/receipt.ts'
import type { IdentifiedCard, Notice } from '../../src/types/visit.ts'
import { isUnsuitable } from '../slots.ts'
import type { VisitArgs, VisitContext } from './context.ts'
import { chosenCard } from './guards.ts'

/** How card screens and PIN dialogs change what is known; every journey's setup assigns these. */
export const lookAtCard = ({ context }: VisitArgs, role: CardRole) => ({
  slot: chosenCard(context, role)?.insertion ?? null,
})

export const turnToOtherCard = ({ context }: VisitArgs, role: CardRole) => ({
  confirmed: context.confirmed && context.slot === null,
  notice: chosenCard(context, role) === null ? context.notice : null,
})

export const handBack = ({ context }: VisitArgs, { role, notice }: { role: CardRole; notice: Notice }) => ({
  notice,
  confirmed: false,
  passedOver: passedOver(context, role, notice),
})

const passedOver = ({ cards, slot, passedOver }: VisitContext, role: CardRole, { failure }: Notice): number =>
  isUnsuitable(failure) ? (cards[role]?.reading.insertion ?? slot ?? 0) : passedOver

/** The card as it is known after an answer that tells how many PIN tries are left. */
export function withTriesLeft(card: IdentifiedCard | null, { failure, cost }: Notice): IdentifiedCard | null {
  if (card === null) return null
  const triesLeft = failure.kind === 'pin.blocked' ? 0 : failure.kind === 'pin.wrong' ? failure.triesLeft : cost?.left
  return triesLeft === undefined ? card : { ...card, reading: { ...card.reading, triesLeft } }
}

/** The right PIN resets the counter; to what, only the issuer's rules say. */
export function withFullCounter(card: IdentifiedCard | null): IdentifiedCard | null {
  if (card === null || card.reading.triesLeft === null) return card
  return { ...card, reading: { ...card.reading, triesLeft: card.maxTries } }
}

export const missReceipt = ({ context }: VisitArgs, { way, issued }: { way: ReceiptWay; issued: Issued }) => ({
  unissued: { ...context.unissued, [way]: issued.ok ? null : issued.failure },
})
