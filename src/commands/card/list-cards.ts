import { readSteadily } from '../../reader/read-steadily.ts'
import { done, type Result } from '../../result.ts'
import type { CardReading, Reader } from '../../types/reader.ts'
import type { CardWorld } from './card-world.ts'
import { settledReaders } from './settled-readers.ts'

export interface ListedReader {
  readonly reader: string
  readonly state: 'empty' | 'present' | 'mute' | 'unsupported'
  readonly atr: string | null
  readonly application: CardReading['application'] | null // null also where the card could not be read
}

export async function listCards(world: CardWorld): Promise<Result<readonly ListedReader[]>> {
  const readers = await settledReaders(world.reader, world.timers)
  if (!readers.ok) return readers
  const list: ListedReader[] = []
  for (const reader of readers.value) list.push(await listed(world, reader))
  return done(list)
}

async function listed(world: CardWorld, { name, card }: Reader): Promise<ListedReader> {
  const nothing = { reader: name, atr: card?.atr || null, application: null }
  if (!card) return { ...nothing, state: 'empty' }
  if (card.mute) return { ...nothing, state: 'mute' }
  const reading = await readSteadily(world, card.insertion)
  if (reading.ok) return { ...nothing, state: 'present', application: reading.value.application }
  return stateAfter(reading.failure.kind, nothing)
}

function stateAfter(kind: string, nothing: Omit<ListedReader, 'state'>): ListedReader {
  if (kind === 'card.mute') return { ...nothing, state: 'mute' }
  if (kind === 'card.unsupported') return { ...nothing, state: 'unsupported' }
  const gone = kind === 'card.removed' || kind === 'card.absent'
  return gone ? { ...nothing, atr: null, state: 'empty' } : { ...nothing, state: 'present' }
}
