import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rateLimit } from '../../../src/registry/service/rate-limit.ts'
import { setting } from '../../contract/setting.ts'
import { keptConnections, posted, rawRequest } from '../../support/raw-request.ts'
import { kioskIdentity, serviceInTest } from '../../support/service.ts'
import { inMemory } from '../../support/sqlite-stores.ts'

it('answers ten thousand requests in a second from one kiosk with fifty, and another kiosk every time', async () => {
  const { registry } = await setting(inMemory)
  const second = { now: 0 } // stands still: all of them come within it
  const { port, lines } = await serviceInTest(registry, { perSecond: 50, clock: () => second.now })
  const [greedy, modest] = [await kioskIdentity('kiosk-1'), await kioskIdentity('kiosk-2')]
  const [many, few] = [keptConnections(greedy), keptConnections(modest)]
  const statuses: number[] = []
  const others: number[] = []
  const growth = posted('growth', { since: 0 })
  for (let round = 0; round < 40; round++) {
    const flood = Array.from({ length: 250 }, () => rawRequest(port, {}, { ...growth, agent: many }))
    others.push((await rawRequest(port, {}, { ...growth, agent: few })).status)
    for (const answer of await Promise.all(flood)) {
      statuses.push(answer.status)
      if (answer.status !== 200) expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
    }
  }
  expect(statuses.length).toBe(10_000)
  expect(statuses.filter((status) => status === 200)).toHaveLength(50)
  expect(others).toEqual(Array(40).fill(200))
  expect(lines.filter(({ outcome }) => outcome === 'refused.rate')).toHaveLength(9_950)
  second.now = 1000
  expect((await rawRequest(port, {}, { ...growth, agent: many })).status).toBe(200)
}, 60_000)

it('lets a kiosk make no more than its share, however its requests are spread, and never less', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), waits, (perSecond, steps) => {
      let now = 0
      const isAllowed = rateLimit(perSecond, () => now)
      let allowed = 0
      for (const step of steps) {
        now += step
        if (isAllowed('kiosk-1')) allowed++
      }
      const most = perSecond + (now * perSecond) / 1000
      expect(allowed).toBeLessThanOrEqual(most)
      expect(allowed).toBeGreaterThanOrEqual(Math.min(steps.length, perSecond))
      expect(isAllowed('kiosk-2')).toBe(true)
    }),
  )
})
