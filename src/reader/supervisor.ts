import type { ReaderEvent, ReaderStatus } from '../types/reader.ts'
import { backOff } from './back-off.ts'
import type { CardThread } from './card-thread.ts'
import type { Answer, Message } from './protocol.ts'
import { farewell } from './status-board.ts'
import type { Timers } from './timers.ts'

/** Keeps one card thread alive: a dead one is started again, ever more slowly while it keeps dying. */
export interface Supervisor {
  thread(): CardThread | null
  /** Gives the thread up, which may hang, and starts another when it has ended. Never two: the addon has statics. */
  replace(): void
  close(): Promise<void>
}

export interface ThreadStart {
  readonly firstInsertion: number
  readonly onMessage: (message: Message) => void
  readonly onEnd: () => void
}

interface Options {
  readonly start: (options: ThreadStart) => CardThread
  readonly timers: Timers
  readonly status: () => ReaderStatus
  readonly onEvent: (event: ReaderEvent) => void
  readonly onAnswer: (answer: Answer) => void
  /** What the thread was doing will never be answered. */
  readonly onLost: () => void
}

export function createSupervisor({ start, timers, status, onEvent, onAnswer, onLost }: Options): Supervisor {
  let thread: CardThread | null = null
  let firstInsertion = 1
  let failures = 0
  let closed = false
  let ending: Promise<void> = Promise.resolve() // of a thread that was given up
  let callOff = () => {}

  const lose = () => {
    thread = null
    onLost()
    for (const event of farewell(status())) onEvent(event)
    if (!closed) onEvent({ type: 'service.changed', service: 'restarting' })
  }
  const launch = () => {
    const mine: CardThread = start({
      firstInsertion,
      onMessage(message) {
        if (mine !== thread) return // said by a thread that was given up
        if (message.type !== 'event') {
          failures = 0 // it does what it is for: should it die, the next one is started at once
          return onAnswer(message)
        }
        if (message.event.type === 'card.inserted') firstInsertion = message.event.card.insertion + 1
        onEvent(message.event)
      },
      onEnd() {
        if (mine === thread) lose()
        if (!closed) callOff = timers.after(backOff(failures++), launch)
      },
    })
    thread = mine
  }
  launch()
  return {
    thread: () => thread,
    replace() {
      if (!thread) return
      ending = thread.close()
      lose()
    },
    async close() {
      closed = true
      callOff()
      const last = thread
      if (last) lose()
      await Promise.all([ending, last?.close()])
    },
  }
}
