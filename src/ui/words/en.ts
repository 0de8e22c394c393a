import { enCards } from './en/cards.ts'
import {
  enClosed,
  enInterrupted,
  enIssuing,
  enOperator,
  enOutOfService,
  enOverlays,
  enResult,
  enTakeCards,
} from './en/endings.ts'
import { enFailures } from './en/failures.ts'
import { enForm } from './en/form.ts'
import { enFrame, enHints, enReaders } from './en/frame.ts'
import { enMenu } from './en/menu.ts'
import { enPin } from './en/pin.ts'
import { enConfirmation, enRequestInterrupted, enRequestResult } from './en/requests.ts'
import { enReview } from './en/review.ts'
import { enStanding } from './en/standing.ts'
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
  issuing: enIssuing,
  interrupted: enInterrupted,
  form: enForm,
  confirmation: enConfirmation,
  requestResult: enRequestResult,
  requestInterrupted: enRequestInterrupted,
  standing: enStanding,
  takeCards: enTakeCards,
  outOfService: enOutOfService,
  closed: enClosed,
  operator: enOperator,
  overlays: enOverlays,
}
