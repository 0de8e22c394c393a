import { grouped } from '../grouped.ts'
import type { CardWords } from '../words.ts'

export const enCards: CardWords = {
  insert: {
    current: 'Make sure that the IC card in use is properly inserted into the IC card reader, then press Enter (OK).',
    new: 'Make sure that the new IC card is properly inserted into the IC card reader, then press Enter (OK).',
    card: 'Make sure that your IC card is properly inserted into the IC card reader, then press Enter (OK).',
  },
  again: 'To sign, insert the same IC card once more and press Enter (OK). What you entered is kept.',
  swap: 'Please take out the IC card in use. Then insert the new IC card.',
  slots: {
    absent: 'Waiting for a card',
    reading: 'Reading the card. Do not take it out',
    ready: 'The card was read',
    refused: 'This card cannot be used here',
    'still-in': 'The IC card in use is still in the reader',
  },
  expiry: (date, daysLeft) => `Valid until ${date} (${remaining(daysLeft)})`,
  serialEnd: (digits) => `Certificate serial number ends in ${digits}`,
  ok: 'OK',
}

export function remaining(days: number): string {
  if (days < 0) return 'expired'
  if (days === 0) return 'ends today'
  return days === 1 ? '1 day left' : `${grouped(days)} days left`
}
