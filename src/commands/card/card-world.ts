import type { Timers } from '../../reader/timers.ts'
import type { ReaderPort } from '../../types/reader.ts'

/** What the card commands are given of the world. */
export interface CardWorld {
  readonly reader: ReaderPort
  readonly timers: Timers
  readonly pause: (milliseconds: number) => Promise<unknown>
}
