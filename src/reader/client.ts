import type { ReaderPort } from '../types/reader.ts'
import { startCardThread } from './card-thread.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import { candidatesQuestion, proveQuestion, readCardQuestion, triesLeftQuestion } from './questions.ts'
import { createRequests } from './requests.ts'
import { createStatusBoard } from './status-board.ts'
import { createSupervisor, type ThreadStart } from './supervisor.ts'
import { takeOctets } from './take-octets.ts'
import { realTimers, type Timers } from './timers.ts'
import type { WriteLine } from './transcript.ts'

const LONGEST_OPERATION = 10_000 // milliseconds

interface Options {
  readonly path: string | URL // of the thread's script: dist/reader-thread.mjs in the bundle
  readonly timers?: Timers
  readonly longestOperation?: number // milliseconds
  readonly transcript?: string | null // a file: everything said to cards is appended to it, PINs masked
  /** What is said to readers and cards, without any data. */
  readonly hear?: WriteLine
}

/** The card thread, seen from the main one (design §4). Ask `pcscliteProblem` first. */
export function createReaderThread(options: Options): ReaderPort {
  const {
    path,
    timers = realTimers,
    longestOperation = LONGEST_OPERATION,
    transcript = null,
    hear = () => {},
  } = options
  const board = createStatusBoard('starting')
  const inTurn = createOneAtATime()
  const requests = createRequests({
    timers,
    longest: longestOperation,
    thread: () => supervisor.thread(),
    onTimeout: () => supervisor.replace(),
  })
  const supervisor = createSupervisor({
    start: (start: ThreadStart) =>
      startCardThread({
        ...{ ...start, path, transcript, timers },
        onMessage: (message) => (message.type === 'exchange' ? hear(message.line) : start.onMessage(message)),
      }),
    timers,
    status: board.status,
    onEvent: board.post,
    onAnswer: requests.answered,
    onLost: requests.lost,
  })
  return {
    status: board.status,
    subscribe: board.subscribe,
    readCard: (insertion) => inTurn(() => requests.ask(readCardQuestion(insertion))),
    candidates: (insertion) => inTurn(() => requests.ask(candidatesQuestion(insertion))),
    triesLeft: (insertion) => inTurn(() => requests.ask(triesLeftQuestion(insertion))),
    prove(request) {
      const pin = request.pin && takeOctets(request.pin)
      return inTurn(async () => {
        const proof = await requests.ask(proveQuestion({ ...request, pin }))
        if (pin && pin.length > 0) pin.fill(0) // there was no thread to hand it to
        return proof
      })
    },
    close: () => supervisor.close(),
  }
}
