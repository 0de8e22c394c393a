import { toHex } from '../iso7816/bytes.ts'
import { done, failed, type Result } from '../result.ts'
import type { ReaderEvent } from '../types/reader.ts'
import type { Sighting } from './backend.ts'

export interface Insertion {
  readonly number: number
  readonly reader: string
  readonly atr: Uint8Array
  readonly mute: boolean
}

/** Numbers the cards that come in, and knows what became of each of them. */
export interface Insertions {
  see(sighting: Exclude<Sighting, { type: 'service.lost' }>): void
  find(number: number): Result<Insertion>
  /** Every reader is gone, with the service or the thread they were seen by. */
  forget(): void
}

export function createInsertions(first: number, emit: (event: ReaderEvent) => void): Insertions {
  const slots = new Map<string, Insertion | null>() // by the name of the reader
  const past = new Map<number, string>() // the reader that a card was in; some octets for each card of a day
  let next = first

  const take = (reader: string) => {
    const insertion = slots.get(reader)
    if (!insertion) return
    slots.set(reader, null)
    emit({ type: 'card.removed', reader, insertion: insertion.number })
  }
  const put = (insertion: Insertion) => {
    const { reader, number, mute } = insertion
    slots.set(reader, insertion)
    past.set(number, reader)
    emit({ type: 'card.inserted', reader, card: { insertion: number, atr: toHex(insertion.atr), mute } })
  }
  const attach = (reader: string) => {
    if (slots.has(reader)) return
    slots.set(reader, null)
    emit({ type: 'reader.attached', reader })
  }
  const detach = (reader: string) => {
    take(reader)
    if (slots.delete(reader)) emit({ type: 'reader.detached', reader })
  }
  return {
    see(sighting) {
      if (sighting.type === 'reader.gone') return detach(sighting.reader)
      attach(sighting.reader)
      if (sighting.type === 'reader.seen') return
      take(sighting.reader)
      if (sighting.type === 'card.seen') put({ ...sighting, number: next++ })
    },
    find(number) {
      const reader = past.get(number)
      const present = reader === undefined ? undefined : slots.get(reader)
      if (present?.number === number) return done(present)
      if (present) return failed({ kind: 'card.changed' })
      return failed({ kind: present === null ? 'card.removed' : 'reader.unavailable' })
    },
    forget() {
      for (const reader of [...slots.keys()]) detach(reader)
    },
  }
}
