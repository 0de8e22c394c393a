import type { CardRole, Failure } from '../src/failure.ts'
import type { InsertedCard, ReaderStatus } from '../src/types/reader.ts'
import type { IdentifiedCard, Notice } from '../src/types/visit.ts'

/** In the order in which they came in, over all readers. */
export const insertedCards = ({ readers }: ReaderStatus): InsertedCard[] =>
  readers
    .map(({ card }) => card)
    .filter((card) => card !== null)
    .sort((a, b) => a.insertion - b.insertion)

export const isInserted = (status: ReaderStatus, insertion: number): boolean =>
  insertedCards(status).some((card) => card.insertion === insertion)

interface Choice {
  readonly readers: ReaderStatus
  readonly role: CardRole
  readonly current: IdentifiedCard | null
  readonly passedOver: number // handed back as unsuitable, like every card that came in before it
}

/** The card that a card screen is about. With two readers a card that was handed back gives way to a later one. */
export function chooseCard({ readers, role, current, passedOver }: Choice): InsertedCard | null {
  const others = insertedCards(readers).filter(
    ({ insertion }) => role === 'current' || insertion !== current?.reading.insertion,
  )
  const fresh = others.find(({ insertion }) => insertion > passedOver)
  return fresh ?? others.at(-1) ?? null
}

/** Why a card that is needed is not there: `otherwise`, unless it is the reader's fault. */
export function absence({ service, readers }: ReaderStatus, otherwise: Failure): Failure {
  if (service === 'stopped') return { kind: 'reader.service-stopped' }
  if (service === 'denied') return { kind: 'reader.denied' }
  if (service !== 'running') return { kind: 'reader.restarting' }
  return readers.length === 0 ? { kind: 'reader.none' } : otherwise
}

/** Why an identified card that was in its reader is not any more. */
export const loss = (status: ReaderStatus, { reading }: IdentifiedCard): Failure =>
  absence(
    status,
    status.readers.some(({ name }) => name === reading.reader)
      ? { kind: 'card.removed' }
      : { kind: 'reader.unavailable' },
  )

/** A failure that cost no PIN try, as far as the card could say. */
export const unspent = (failure: Failure, card: IdentifiedCard | null): Notice => {
  const left = card?.reading.triesLeft ?? null
  return { failure, cost: left === null ? null : { spent: false, left } }
}

const UNSUITABLE = ['card.mute', 'card.unsupported', 'card.malformed', 'card.refused', 'card.certificate-missing']

/** Another card is wanted; all else may go away when the same card is tried once more. */
export const isUnsuitable = ({ kind }: Failure): boolean =>
  /^(certificate|current|new|operator)\./.test(kind) || UNSUITABLE.includes(kind)

/** Another new card would not help: the renewal has to start over. */
export const endsRenewal = (failure: Failure): boolean =>
  failure.kind.startsWith('renewal.') ||
  failure.kind.startsWith('current.') ||
  ('role' in failure && failure.role === 'current')
