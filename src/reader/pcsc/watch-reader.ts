import type { Sighting } from '../backend.ts'

/** SCARD_STATE_* of pcsclite.h. The upper 16 bits count the insertions and removals of the reader. */
const UNKNOWN = 0x0004
const UNAVAILABLE = 0x0008
const PRESENT = 0x0020
const MUTE = 0x0200

interface Seen {
  readonly changes: number
  readonly mute: boolean
  readonly powered: boolean
}

/**
 * Turns a reader's states into cards that come and go. The count of changes shows a swap whose two halves arrive as one
 * state; other changes (in use, exclusive, unpowered) are nobody's business.
 */
export function createReaderWatch(reader: string, see: (sighting: Sighting) => void) {
  let seen: Seen | null = null
  return (state: number, atr: Uint8Array) => {
    if (state & (UNKNOWN | UNAVAILABLE)) return // the reader is about to end
    if (!(state & PRESENT)) {
      if (seen) see({ type: 'card.gone', reader })
      seen = null
      return
    }
    const now: Seen = { changes: state >>> 16, mute: (state & MUTE) !== 0, powered: atr.length > 0 }
    if (seen && isSame(seen, now)) return
    seen = now
    see({ type: 'card.seen', reader, atr: Uint8Array.from(atr), mute: now.mute })
  }
}

/** A card that loses its power for a while has no ATR then; one that had none before has woken up. */
const isSame = (before: Seen, now: Seen): boolean =>
  before.changes === now.changes && before.mute === now.mute && (before.powered || !now.powered)
