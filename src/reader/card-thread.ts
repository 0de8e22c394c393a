import { type Transferable, Worker } from 'node:worker_threads'
import type { Order, ThreadData, ThreadMessage } from './protocol.ts'
import { guardExit } from './thread-guard.ts'
import type { Timers } from './timers.ts'

const PATIENCE = 2_000 // milliseconds

/** One worker from its start to its end. */
export interface CardThread {
  post(order: Order, transfer?: readonly Transferable[]): void
  /** Asks it to close, ends it if it does not, and resolves when it has ended, or hangs in a reader's driver. */
  close(): Promise<void>
}

interface Options {
  readonly path: string | URL
  readonly firstInsertion: number
  readonly transcript: string | null
  readonly timers: Timers
  readonly onMessage: (message: ThreadMessage) => void
  readonly onEnd: () => void
}

export function startCardThread({ path, firstInsertion, transcript, timers, onMessage, onEnd }: Options): CardThread {
  const state = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const data: ThreadData = { firstInsertion, transcript, state }
  const worker = new Worker(path, { workerData: data })
  const ended = Promise.withResolvers<void>()
  const post = (order: Order, transfer: readonly Transferable[] = []) => worker.postMessage(order, transfer)
  const unguard = guardExit(process, state, () => post({ type: 'close' }))
  worker.on('message', onMessage)
  worker.on('error', () => undefined) // 'exit' follows
  worker.on('exit', () => {
    unguard()
    ended.resolve()
    onEnd()
  })
  return {
    post,
    async close() {
      post({ type: 'close' })
      // Safe at any moment: the addon closes what is left of it (kiosk/pcsclite-event-loop.h).
      const terminating = timers.after(PATIENCE, () => void worker.terminate())
      const leaving = timers.after(2 * PATIENCE, ended.resolve)
      await ended.promise
      terminating()
      leaving()
    },
  }
}
