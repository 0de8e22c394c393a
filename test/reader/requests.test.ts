import { beforeEach, describe, expect, it } from 'vitest'
import type { Answer, Order } from '../../src/reader/protocol.ts'
import { proveQuestion, readCardQuestion, triesLeftQuestion } from '../../src/reader/questions.ts'
import { createRequests, type Requests } from '../../src/reader/requests.ts'
import { done, failed } from '../../src/result.ts'
import { fakeTimers } from '../support/fake-timers.ts'

let timers: ReturnType<typeof fakeTimers>
let orders: Order[]
let alive: boolean
let timeouts: number
let requests: Requests

beforeEach(() => {
  timers = fakeTimers()
  orders = []
  alive = true
  timeouts = 0
  requests = createRequests({
    timers,
    longest: 1_000,
    thread: () => (alive ? { post: (order) => orders.push(order), close: () => Promise.resolve() } : null),
    onTimeout: () => timeouts++,
  })
})

const tries = (id: number, left: number): Answer => ({ type: 'tries-read', id, result: done(left) })

describe('a request', () => {
  it('is posted and answered', async () => {
    const asked = requests.ask(triesLeftQuestion(5))
    expect(orders).toEqual([{ type: 'tries-left', id: 1, insertion: 5 }])
    requests.answered(tries(1, 3))
    expect(await asked).toEqual(done(3))
    expect(timers.waiting()).toEqual([])
  })

  it('that takes too long fails, and the thread is given up', async () => {
    const asked = requests.ask(triesLeftQuestion(5))
    timers.pass(999)
    expect(timeouts).toBe(0)
    timers.pass(1)
    expect([await asked, timeouts]).toEqual([failed({ kind: 'card.timeout' }), 1])
  })

  it('waits as long as a pad does for a PIN that is typed there, and no longer for others', async () => {
    const request = { insertion: 5, fingerprint: '', statement: new Uint8Array() }
    const onPad = requests.ask(proveQuestion({ ...request, pin: null }))
    timers.pass(90_000 + 15_000 + 999)
    expect(timeouts).toBe(0)
    timers.pass(1)
    expect(await onPad).toEqual(failed({ kind: 'card.timeout' }))
    const typed = requests.ask(proveQuestion({ ...request, pin: new Uint8Array(new ArrayBuffer(6)) }))
    timers.pass(1_000)
    expect([await typed, timeouts]).toEqual([failed({ kind: 'card.timeout' }), 2])
  })

  it('is not answered by a late, doubled or foreign answer', async () => {
    const first = requests.ask(triesLeftQuestion(5))
    timers.pass(1_000)
    await first
    const second = requests.ask(triesLeftQuestion(5))
    requests.answered(tries(1, 1)) // late
    requests.answered({ type: 'proved', id: 2, result: failed({ kind: 'card.reset' }) }) // foreign
    requests.answered(tries(2, 4))
    requests.answered(tries(2, 2)) // doubled
    expect(await second).toEqual(done(4))
  })

  it('whose thread is lost fails', async () => {
    const asked = requests.ask(readCardQuestion(5))
    requests.lost()
    requests.lost()
    expect([await asked, timers.waiting()]).toEqual([failed({ kind: 'reader.restarting' }), []])
  })

  it('without a thread fails at once', async () => {
    alive = false
    expect(await requests.ask(readCardQuestion(5))).toEqual(failed({ kind: 'reader.restarting' }))
    expect(orders).toEqual([])
  })
})
