import { beforeEach, describe, expect, it } from 'vitest'
import type { Backend, OpenBackend, Sighting } from '../../src/reader/backend.ts'
import { type CardService, createCardService } from '../../src/reader/card-service.ts'
import { done, failed, type Result } from '../../src/result.ts'
import { fakeTimers } from '../support/fake-timers.ts'

const STOPPED = failed({ kind: 'reader.service-stopped' })

let timers: ReturnType<typeof fakeTimers>
let opened: { see: (sighting: Sighting) => void; closed: boolean }[]
let answer: Result<unknown>
let changes: string[]
let sightings: string[]
let service: CardService

const open: OpenBackend = (see) => {
  if (!answer.ok) return answer
  const one = { see, closed: false }
  opened.push(one)
  const backend: Backend = {
    connect: () => Promise.resolve(failed({ kind: 'card.absent' })),
    async close() {
      one.closed = true
    },
  }
  return done(backend)
}

beforeEach(() => {
  timers = fakeTimers()
  opened = []
  answer = done(null)
  changes = []
  sightings = []
})

const start = () => {
  service = createCardService({
    open,
    timers,
    see: ({ type }) => sightings.push(type),
    changed: (state) => changes.push(state),
  })
}

describe('the service', () => {
  it('runs when the backend opens', () => {
    start()
    expect([changes, service.backend().ok]).toEqual([['running'], true])
  })

  it('that is stopped is tried again, ever more slowly, and told of once', () => {
    answer = STOPPED
    start()
    const waits: number[] = []
    for (let time = 0; time < 8; time++) {
      const [wait = 0] = timers.waiting()
      waits.push(wait)
      timers.pass(wait)
    }
    expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000])
    expect([changes, service.backend()]).toEqual([['stopped'], STOPPED])
  })

  it('comes back by itself', () => {
    answer = STOPPED
    start()
    answer = done(null)
    timers.pass(100)
    expect([changes, service.backend().ok]).toEqual([['stopped', 'running'], true])
  })

  it('that does not let us in says so', () => {
    answer = failed({ kind: 'reader.denied' })
    start()
    expect([changes, service.backend()]).toEqual([['denied'], failed({ kind: 'reader.denied' })])
  })

  it('that is lost is closed and opened anew', async () => {
    start()
    opened[0]?.see({ type: 'service.lost', denied: false })
    expect([changes, opened[0]?.closed]).toEqual([['running', 'stopped'], true])
    timers.pass(100)
    expect([changes, opened.length]).toEqual([['running', 'stopped', 'running'], 2])
  })

  it('hears nothing more from a backend that was lost', () => {
    start()
    opened[0]?.see({ type: 'service.lost', denied: false })
    opened[0]?.see({ type: 'service.lost', denied: false })
    opened[0]?.see({ type: 'reader.seen', reader: 'A' })
    timers.pass(100)
    expect([opened.length, sightings]).toEqual([2, []])
  })

  it('that works again is opened quickly the next time', () => {
    answer = STOPPED
    start()
    timers.pass(100)
    timers.pass(200)
    answer = done(null)
    timers.pass(400)
    opened[0]?.see({ type: 'reader.seen', reader: 'A' })
    opened[0]?.see({ type: 'service.lost', denied: false })
    expect(timers.waiting()).toEqual([100])
  })

  it('closes its backend, or stops trying, when it is closed', async () => {
    start()
    await service.close()
    expect(opened[0]?.closed).toBe(true)
    answer = STOPPED
    start()
    await service.close()
    expect([timers.waiting(), service.backend()]).toEqual([[], failed({ kind: 'reader.restarting' })])
  })
})
