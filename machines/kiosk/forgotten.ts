import type { ReaderStatus } from '../../src/types/reader.ts'
import type { ForgottenCard } from '../../src/types/visit.ts'
import type { Visit } from './visit.ts'

/** The last digits of a serial: enough to hand a card back, too little to say whose it is. */
const DIGITS = 4

/** Of the cards that a visit identified: what is kept until they are taken. */
export interface UsedCard {
  readonly insertion: number
  readonly serialEnd: string
}

export function usedCards(visit: Visit | null): readonly UsedCard[] {
  if (visit === null) return []
  return Object.values(visit.snapshot.context.cards).flatMap((card) =>
    card === null ? [] : [{ insertion: card.reading.insertion, serialEnd: card.view.rows.serial.slice(-DIGITS) }],
  )
}

/** Cards that nobody took, except those that were there before the visit. */
export function forgottenNow(
  { readers }: ReaderStatus,
  leftAlone: readonly number[],
  used: readonly UsedCard[],
  time: string,
): readonly ForgottenCard[] {
  return readers.flatMap(({ name, card }) => {
    if (card === null || leftAlone.includes(card.insertion)) return []
    const known = used.find(({ insertion }) => insertion === card.insertion)
    return [{ time, reader: name, serialEnd: known?.serialEnd ?? null }]
  })
}
