import type { CardRole } from '../../src/failure.ts'
import type { ReceiptWay } from '../../src/types/receipt.ts'
import { chooseCard, isInserted } from '../slots.ts'
import type { VisitArgs, VisitContext } from './context.ts'

export const chosenCard = ({ readers, passedOver, cards }: VisitContext, role: CardRole) =>
  chooseCard({ readers, passedOver, role, current: cards.current ?? null })

const triesLeft = ({ cards }: VisitContext, role: CardRole) => cards[role]?.reading.triesLeft

export function isGone({ readers, cards }: VisitContext, role: CardRole): boolean {
  const card = cards[role] ?? null
  return card !== null && !isInserted(readers, card.reading.insertion)
}

/** Named guards of card screens and PIN dialogs. */
export const visitGuards = {
  cardIsConfirmed: ({ context }: VisitArgs) => context.confirmed,
  slotIsEmpty: ({ context }: VisitArgs) => context.slot === null,
  slotIsMute: ({ context: { readers, slot } }: VisitArgs) =>
    readers.readers.some(({ card }) => card?.insertion === slot && card?.mute === true),
  otherCardIsIn: ({ context }: VisitArgs, role: CardRole) =>
    (chosenCard(context, role)?.insertion ?? null) !== context.slot,
  cardIsGone: ({ context }: VisitArgs, role: CardRole) => isGone(context, role),
  noTriesAreLeft: ({ context }: VisitArgs, role: CardRole) => triesLeft(context, role) === 0,
  receiptIsAutomatic: ({ context }: VisitArgs, way: ReceiptWay) => context.receipts[way] === 'automatic',
  receiptIsWanted: ({ context, event }: VisitArgs & { readonly event: { readonly type: string } }, way: ReceiptWay) =>
    context.receipts[way] !== 'off' && 'way' in event && event.way === way,
  oneTryIsLeft: ({ context }: VisitArgs, role: CardRole) => triesLeft(context, role) === 1,
}
