import { jaCards } from './ja/cards.ts'
import {
  jaClosed,
  jaInterrupted,
  jaIssuing,
  jaOperator,
  jaOutOfService,
  jaOverlays,
  jaResult,
  jaTakeCards,
} from './ja/endings.ts'
import { jaFailures } from './ja/failures.ts'
import { jaForm } from './ja/form.ts'
import { jaFrame, jaHints, jaReaders } from './ja/frame.ts'
import { jaMenu } from './ja/menu.ts'
import { jaPin } from './ja/pin.ts'
import { jaConfirmation, jaRequestInterrupted, jaRequestResult } from './ja/requests.ts'
import { jaReview } from './ja/review.ts'
import { jaStanding } from './ja/standing.ts'
import type { Words } from './words.ts'

export const ja: Words = {
  frame: jaFrame,
  hints: jaHints,
  readers: jaReaders,
  failures: jaFailures,
  cost: ({ spent, left }) =>
    spent ? `残り ${left} 回です。` : `PIN番号の試行回数は消費していません（残り ${left} 回）。`,
  menu: jaMenu,
  cards: jaCards,
  pin: jaPin,
  review: jaReview,
  result: jaResult,
  issuing: jaIssuing,
  interrupted: jaInterrupted,
  form: jaForm,
  confirmation: jaConfirmation,
  requestResult: jaRequestResult,
  requestInterrupted: jaRequestInterrupted,
  standing: jaStanding,
  takeCards: jaTakeCards,
  outOfService: jaOutOfService,
  closed: jaClosed,
  operator: jaOperator,
  overlays: jaOverlays,
}
