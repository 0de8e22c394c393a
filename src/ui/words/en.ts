import { enCards } from './en/cards.ts'
import { enInterrupted, enOutOfService, enOverlays, enResult, enTakeCards } from './en/endings.ts'
import { enFailures } from './en/failures.ts'
import { enFrame, enHints, enReaders } from './en/frame.ts'
import { enMenu } from './en/menu.ts'
import { enPin } from './en/pin.ts'
import { enReview } from './en/review.ts'
import { tries } from './en/tries.ts'
import type { Words } from './words.ts'

export const en: Words = {
  frame: enFrame,
  hints: enHints,
  readers: enReaders,
  failures: enFailures,
  cost: ({ spent, left }) => (spent ? `${tries(left)} left.` : `This did not use up a PIN try (${tries(left)} left).`),
  menu: enMenu,
  cards: enCards,
  pin: enPin,
  review: enReview,
  result: enResult,
  interrupted: enInterrupted,
  takeCards: enTakeCards,
  outOfService: enOutOfService,
  overlays: enOverlays,
}
