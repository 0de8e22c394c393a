import { createReaderThread } from '../../src/reader/client.ts'
import type { Timers } from '../../src/reader/timers.ts'
import type { ReaderEvent, ReaderPort, ReaderStatus } from '../../src/types/reader.ts'

/**
 * The thread as it is shipped; `npm test` has built it. Run from its source it would bring Node's WASM type stripper into
 * each thread, and V8 aborts now and then when a thread with WASM in it ends ("jit_page_->allocations_.erase", seen once
 * in five runs of these suites).
 */
export const THREAD = new URL('../../dist/reader-thread.mjs', import.meta.url)

export const SLOTS = [35_963, 35_964] as const
export const READERS = ['Virtual PCD 00 00', 'Virtual PCD 00 01'] as const

/** A port to the card thread whose events can be waited for. */
export interface WatchedPort extends ReaderPort {
  readonly events: readonly ReaderEvent[]
  /** Resolves when the status is so, now or later. */
  until(isSo: (status: ReaderStatus) => boolean): Promise<ReaderStatus>
  /** Resolves with the number of the card that is in this reader, or will be, and is not an older one. */
  inserted(reader: string, after?: number): Promise<number>
  empty(reader: string): Promise<void>
}

export function startCardThreadPort(options: { timers?: Timers; longestOperation?: number } = {}): WatchedPort {
  const port = createReaderThread({ path: THREAD, ...options })
  const events: ReaderEvent[] = []
  port.subscribe((event) => events.push(event))
  const until: WatchedPort['until'] = (isSo) =>
    new Promise((resolve) => {
      const look = () => {
        if (!isSo(port.status())) return
        stop()
        resolve(port.status())
      }
      const stop = port.subscribe(look)
      look()
    })
  const cardIn = (status: ReaderStatus, name: string) => status.readers.find((reader) => reader.name === name)?.card
  return {
    ...port,
    events,
    until,
    async inserted(reader, after = 0) {
      const status = await until((now) => (cardIn(now, reader)?.insertion ?? 0) > after)
      return cardIn(status, reader)?.insertion ?? 0
    },
    empty: async (reader) => void (await until((status) => cardIn(status, reader) === null)),
  }
}
