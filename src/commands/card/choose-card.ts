import { done, failed, type Result } from '../../result.ts'
import type { InsertedCard, Reader } from '../../types/reader.ts'

/** The card in the named reader; without a name in the first reader that has one, before any that has a mute one. */
export function chooseCard(readers: readonly Reader[], name: string | null): Result<InsertedCard> {
  if (readers.length === 0) return failed({ kind: 'reader.none' })
  const meant = name === null ? readers : readers.filter((reader) => reader.name === name)
  if (meant.length === 0) return failed({ kind: 'reader.unavailable' })
  const cards = meant.flatMap(({ card }) => card ?? [])
  const card = cards.find(({ mute }) => !mute) ?? cards[0]
  if (!card) return failed({ kind: 'card.absent' })
  return card.mute ? failed({ kind: 'card.mute' }) : done(card)
}
