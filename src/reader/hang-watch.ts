import type { ReaderPort } from '../types/reader.ts'
import type { Timers } from './timers.ts'

const PATIENCE = 30_000 // milliseconds; a thread that ends by itself is back within 10 s

/**
 * A thread that hangs in a reader's driver cannot be ended, and a second one beside it is not allowed (design §1): when
 * the readers have been away for so long, only the program as a whole can be started again.
 */
export function watchForHang(reader: Pick<ReaderPort, 'status' | 'subscribe'>, timers: Timers, giveUp: () => void) {
  let callOff: (() => void) | null = null
  return reader.subscribe(() => {
    if (reader.status().service !== 'restarting') {
      callOff?.()
      callOff = null
    } else callOff ??= timers.after(PATIENCE, giveUp)
  })
}
