import type { Card, Reopen } from '../cards/card.ts'
import { detectCard, reopenCard } from '../cards/detect-card.ts'
import type { Failure } from '../failure.ts'
import { failed, type Result } from '../result.ts'
import type { Backend, CardChannel } from './backend.ts'
import type { Insertion } from './insertions.ts'

/** One exclusive connection with a card whose application is selected. */
export interface CardSession {
  readonly card: Card
  readonly insertion: Insertion
  /** Whether the card that is meant is, by all that the reader said, the one that is in. */
  readonly stillThere: () => Result<Insertion>
  /** Selects anew, on whatever card answers now. */
  readonly selectAgain: () => Promise<Result<Card>>
}

export interface Slot {
  readonly backend: Backend
  readonly insertion: Insertion
  readonly stillThere: () => Result<Insertion>
}

/** Connects, selects, lets `use` work, and resets the card whatever happened. */
export async function withCard<Value>(
  slot: Slot,
  use: (session: CardSession) => Promise<Result<Value>>,
  reopen?: Reopen,
): Promise<Result<Value>> {
  if (slot.insertion.mute) return failed({ kind: 'card.mute' })
  const channel = await slot.backend.connect(slot.insertion.reader)
  if (!channel.ok) return presentOr(slot, channel.failure)
  const result = await converse(slot, channel.value, use, reopen)
  await channel.value.disconnect('reset')
  return result.ok ? result : presentOr(slot, result.failure)
}

interface Freshly {
  readonly onPad?: boolean // of no use without a pad, and whether there is one is known before the card is asked anything
  readonly reopen?: Reopen | undefined
}

/** The same on a card that was reset first: what another program verified on it is forgotten. */
export async function withFreshCard<Value>(
  slot: Slot,
  use: (session: CardSession) => Promise<Result<Value>>,
  { onPad = false, reopen }: Freshly = {},
): Promise<Result<Value>> {
  const stale = slot.insertion.mute ? undefined : await slot.backend.connect(slot.insertion.reader)
  if (stale && !stale.ok) return presentOr(slot, stale.failure)
  await stale?.value.disconnect('reset')
  if (onPad && stale && !stale.value.pinPad) return failed({ kind: 'pin-pad.absent' })
  return withCard(slot, use, reopen)
}

async function converse<Value>(
  slot: Slot,
  channel: CardChannel,
  use: (session: CardSession) => Promise<Result<Value>>,
  reopen: Reopen | undefined,
): Promise<Result<Value>> {
  const { insertion, stillThere } = slot
  const selectAgain = () => detectCard(channel, insertion.atr)
  const card = await reopenCard(channel, insertion.atr, reopen)
  return card.ok ? use({ card: card.value, insertion, stillThere, selectAgain }) : card
}

/** That the card is gone explains any other failure, but what happened to its PIN has to be told. */
function presentOr({ stillThere }: Slot, failure: Failure): Result<never> {
  const present = stillThere()
  return present.ok || failure.kind.startsWith('pin.') ? failed(failure) : present
}
