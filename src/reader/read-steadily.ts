import type { Result } from '../result.ts'
import type { CardReading, ReaderPort } from '../types/reader.ts'

export interface SteadyReader {
  readonly reader: Pick<ReaderPort, 'readCard' | 'status'>
  readonly pause: (milliseconds: number) => Promise<unknown>
}

/**
 * What a card does in its first moments: contacts bounce, pcscd talks to one that was swapped without its notice
 * (measured on vpcd), another program looks at it. Reading costs no PIN try, so it may be repeated.
 */
const PASSING: readonly string[] = ['card.removed', 'card.reset', 'card.busy']
const ATTEMPTS = 4
const PAUSE = 300 // milliseconds

export async function readSteadily({ reader, pause }: SteadyReader, insertion: number): Promise<Result<CardReading>> {
  const isIn = () => reader.status().readers.some(({ card }) => card?.insertion === insertion)
  let reading = await reader.readCard(insertion)
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    if (reading.ok || !PASSING.includes(reading.failure.kind) || !isIn()) return reading
    await pause(PAUSE)
    reading = await reader.readCard(insertion)
  }
  return reading
}
