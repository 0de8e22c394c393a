import type { CardRole } from '../../src/failure.ts'
import type { Issued, ReceiptWay } from '../../src/types/receipt.ts'
import type { IdentifiedCard, Notice } from '../../src/types/visit.ts'
import { isUnsuitable } from '../slots.ts'
import type { VisitArgs } from './context.ts'
import { chosenCard } from './guards.ts'

/** How card screens and PIN dialogs change what is known; every journey's setup assigns these. */
export const lookAtCard = ({ context }: VisitArgs, role: CardRole) => ({
  slot: chosenCard(context, role)?.insertion ?? null,
})

/** What was said about the card that was in is not said about another one, nor about an empty reader. */
export const turnToOtherCard = ({ context }: VisitArgs, role: CardRole) => ({
  confirmed: context.confirmed && context.slot === null,
  notice: chosenCard(context, role) === null && !isAboutCard(context.notice) ? context.notice : null,
})

const isAboutCard = (notice: Notice | null) => notice !== null && isUnsuitable(notice.failure)

export function handBack({ context }: VisitArgs, { role, notice }: { role: CardRole; notice: Notice }) {
  if (!isAboutCard(notice)) return { notice, confirmed: false, passedOver: context.passedOver }
  const { cards, slot } = context
  const passedOver = cards[role]?.reading.insertion ?? slot ?? 0
  const next = chosenCard({ ...context, passedOver }, role)?.insertion ?? slot
  return { notice: next === slot ? notice : null, confirmed: false, passedOver }
}

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
