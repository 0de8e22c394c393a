import type { Failure } from '../../src/failure.ts'
import type { ProveOutcome } from '../../src/types/ports.ts'
import type { CardReading, InsertedCard, ReaderStatus } from '../../src/types/reader.ts'
import type { Challenge, Receipt, Review, SignedStatement } from '../../src/types/registry.ts'
import type { IdentifiedCard, Notice, PendingRenewal } from '../../src/types/visit.ts'
import { identifiedCard } from './identified-card.ts'

const NAMES = ['Virtual PCD 00 00', 'Virtual PCD 01 00'] as const

export type Slot = IdentifiedCard | InsertedCard | null

/** One reader for each argument. */
export const readersWith = (...cards: Slot[]): ReaderStatus => ({
  service: 'running',
  readers: cards.map((card, index) => ({ name: NAMES[index] ?? 'more', card: card && inserted(card) })),
})

const inserted = (card: IdentifiedCard | InsertedCard): InsertedCard =>
  'reading' in card ? { insertion: card.reading.insertion, atr: card.reading.atr, mute: false } : card

export const MUTE: InsertedCard = { insertion: 9, atr: '', mute: true }

export const currentCard = (reading: Partial<CardReading> = {}) =>
  identifiedCard({ insertion: 1, fingerprint: 'c'.repeat(64), ...reading })

export const newCard = (reading: Partial<CardReading> = {}) =>
  identifiedCard({ insertion: 2, fingerprint: 'd'.repeat(64), ...reading })

/** A card that never says how many tries are left is never tried with the other card's PIN. */
export const newCardWithoutCounter = (reading: Partial<CardReading> = {}) => newCard({ triesLeft: null, ...reading })

export const CHALLENGE: Challenge = {
  renewal: '1'.repeat(32),
  registry: 'training',
  nonce: `${'A'.repeat(43)}=`,
  kiosk: 'kiosk-1',
  time: '2026-11-23T06:20:00Z',
  expires: '2026-11-23T06:40:00Z',
}

const signed = (octet: number): SignedStatement => ({
  statement: new Uint8Array([octet]),
  algorithm: 'rsa-pkcs1-sha256',
  signature: new Uint8Array([octet]),
})

export const CURRENT_PROOF = signed(1)
export const NEW_PROOF = signed(2)

const rows = { ...identifiedCard().view.rows, companyName: '(株)テスト工務店01', companyAddress: '住所' }

export const REVIEW: Review = {
  current: rows,
  new: rows,
  differences: [],
  warnings: [],
  daysGained: 1825,
  outcome: 'completed',
}

export const RECEIPT: Receipt = {
  number: '20261123-000127',
  renewal: CHALLENGE.renewal,
  outcome: 'completed',
  time: '2026-11-23T06:25:00Z',
  current: 'c'.repeat(64),
  new: 'd'.repeat(64),
  expiry: '2031/11/30',
  head: { size: 128, root: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' },
}

export const NOW = '2026-11-23T06:24:00Z'

export const PENDING: PendingRenewal = {
  renewal: CHALLENGE.renewal,
  time: NOW,
  current: 'c'.repeat(64),
  new: 'd'.repeat(64),
}

export const notice = (failure: Failure, left: number | null = null, spent = false): Notice => ({
  failure,
  cost: left === null ? null : { spent, left },
})

export const unproven = (failure: Failure, left: number | null = null, spent = false): ProveOutcome => ({
  ok: false,
  notice: notice(failure, left, spent),
})

export const wrongPin = (triesLeft: number): ProveOutcome => unproven({ kind: 'pin.wrong', triesLeft }, triesLeft, true)
