import { failed, type Result } from '../result.ts'
import type { CardThread } from './card-thread.ts'
import type { Answer, Order } from './protocol.ts'
import type { Timers } from './timers.ts'

/** Something asked of the card thread, and how its answer is understood; null: it answers something else. */
export interface Question<Value> {
  order(id: number): Order
  understand(answer: Answer): Result<Value> | null
  readonly transfer?: ArrayBuffer[]
  readonly longer?: number // milliseconds that it may take beyond what a card needs: somebody types
}

export interface Requests {
  ask<Value>(question: Question<Value>): Promise<Result<Value>>
  answered(answer: Answer): void
  /** The thread that was asked is no more. */
  lost(): void
}

interface Options {
  readonly timers: Timers
  readonly longest: number // milliseconds
  readonly thread: () => CardThread | null
  readonly onTimeout: () => void
}

interface Pending {
  answered(answer: Answer): void
  lost(): void
}

/** One question at a time; whatever comes in later, or twice, is dropped by its number. */
export function createRequests({ timers, longest, thread, onTimeout }: Options): Requests {
  let pending: Pending | null = null
  let nextId = 1
  return {
    ask: <Value>({ order, understand, transfer, longer = 0 }: Question<Value>) =>
      new Promise<Result<Value>>((resolve) => {
        const asked = thread()
        if (!asked) return resolve(failed({ kind: 'reader.restarting' }))
        const id = nextId++
        const settle = (result: Result<Value>) => {
          callOff()
          pending = null
          resolve(result)
        }
        const callOff = timers.after(longest + longer, () => {
          settle(failed({ kind: 'card.timeout' }))
          onTimeout()
        })
        pending = {
          lost: () => settle(failed({ kind: 'reader.restarting' })),
          answered(answer) {
            const result = answer.id === id ? understand(answer) : null
            if (result) settle(result)
          },
        }
        asked.post(order(id), transfer)
      }),
    answered: (answer) => pending?.answered(answer),
    lost: () => pending?.lost(),
  }
}
