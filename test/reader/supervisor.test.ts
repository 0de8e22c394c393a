import { beforeEach, describe, expect, it } from 'vitest'
import { createStatusBoard, type StatusBoard } from '../../src/reader/status-board.ts'
import { createSupervisor, type Supervisor, type ThreadStart } from '../../src/reader/supervisor.ts'
import type { ReaderEvent } from '../../src/types/reader.ts'
import { fakeTimers } from '../support/fake-timers.ts'

interface StartedThread extends ThreadStart {
  closing: boolean
}

let timers: ReturnType<typeof fakeTimers>
let threads: StartedThread[]
let board: StatusBoard
let events: ReaderEvent[]
let lost: number
let answers: number
let supervisor: Supervisor

beforeEach(() => {
  timers = fakeTimers()
  threads = []
  events = []
  lost = 0
  answers = 0
  board = createStatusBoard('starting')
  board.subscribe((event) => events.push(event))
  supervisor = createSupervisor({
    start(start) {
      const thread: StartedThread = { ...start, closing: false }
      threads.push(thread)
      return {
        post: () => undefined,
        async close() {
          thread.closing = true
        },
      }
    },
    timers,
    status: board.status,
    onEvent: board.post,
    onAnswer: () => answers++,
    onLost: () => lost++,
  })
})

const tell = (thread: StartedThread | undefined, event: ReaderEvent) => thread?.onMessage({ type: 'event', event })
const answer = (thread: StartedThread | undefined) =>
  thread?.onMessage({ type: 'tries-read', id: 1, result: { ok: true, value: 3 } })
const inserted = (insertion: number): ReaderEvent => ({
  type: 'card.inserted',
  reader: 'A',
  card: { insertion, atr: '3B00', mute: false },
})

describe('a thread that dies', () => {
  it('takes what it saw with it, and is shown as restarting', () => {
    tell(threads[0], { type: 'service.changed', service: 'running' })
    tell(threads[0], { type: 'reader.attached', reader: 'A' })
    tell(threads[0], inserted(1))
    events.length = 0
    threads[0]?.onEnd()
    expect(events).toEqual([
      { type: 'card.removed', reader: 'A', insertion: 1 },
      { type: 'reader.detached', reader: 'A' },
      { type: 'service.changed', service: 'restarting' },
    ])
    expect([board.status().readers, supervisor.thread(), lost]).toEqual([[], null, 1])
  })

  it('is started again, and goes on counting where the last card was', () => {
    expect(threads[0]?.firstInsertion).toBe(1)
    tell(threads[0], inserted(4))
    threads[0]?.onEnd()
    timers.pass(100)
    expect([threads.length, threads[1]?.firstInsertion]).toEqual([2, 5])
    expect(supervisor.thread()).not.toBeNull()
  })

  it('again and again is started ever more slowly', () => {
    const waits: number[] = []
    for (let time = 0; time < 8; time++) {
      threads.at(-1)?.onEnd()
      const [wait = 0] = timers.waiting()
      waits.push(wait)
      timers.pass(wait)
    }
    expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000])
  })

  it('after it answered something is started at once', () => {
    threads[0]?.onEnd()
    timers.pass(100)
    answer(threads[1])
    threads[1]?.onEnd()
    expect(timers.waiting()).toEqual([100])
  })
})

describe('a thread that is replaced', () => {
  it('is asked to close, and the next one waits for its end', () => {
    supervisor.replace()
    timers.pass(60_000)
    expect([threads[0]?.closing, threads.length, board.status().service, lost]).toEqual([true, 1, 'restarting', 1])
    threads[0]?.onEnd()
    timers.pass(100)
    expect([threads.length, lost]).toEqual([2, 1])
  })

  it('is not listened to any more', () => {
    supervisor.replace()
    events.length = 0
    tell(threads[0], inserted(9))
    answer(threads[0])
    expect([events, answers]).toEqual([[], 0])
  })

  it('is replaced once', () => {
    supervisor.replace()
    supervisor.replace()
    expect(lost).toBe(1)
  })
})

describe('closing', () => {
  it('closes the thread and starts no other', async () => {
    await supervisor.close()
    threads[0]?.onEnd()
    expect([threads[0]?.closing, timers.waiting(), supervisor.thread(), lost]).toEqual([true, [], null, 1])
  })

  it('calls off a start that was to come', async () => {
    threads[0]?.onEnd()
    await supervisor.close()
    expect(timers.waiting()).toEqual([])
  })
})
