import type { ReaderStatus } from '../types/reader.ts'

/** Readers and cards as a clerk code has room for them; never changed and never used again, at most 15. */
export const SITUATION_NUMBERS = {
  starting: 0,
  stopped: 1,
  denied: 2,
  restarting: 3,
  'no-reader': 4,
  'one-empty': 5,
  'one-card': 6,
  'one-mute': 7,
  'several-empty': 8,
  'several-one-card': 9,
  'several-cards': 10,
  'several-mute': 11, // at least one card does not answer
} as const

export type ReadersSituation = keyof typeof SITUATION_NUMBERS

export function readersSituation({ service, readers }: ReaderStatus): ReadersSituation {
  if (service !== 'running') return service
  if (readers.length === 0) return 'no-reader'
  const cards = readers.map(({ card }) => card).filter((card) => card !== null)
  const isMute = cards.some(({ mute }) => mute)
  if (readers.length === 1) return cards.length === 0 ? 'one-empty' : isMute ? 'one-mute' : 'one-card'
  if (isMute) return 'several-mute'
  return cards.length === 0 ? 'several-empty' : cards.length === 1 ? 'several-one-card' : 'several-cards'
}
