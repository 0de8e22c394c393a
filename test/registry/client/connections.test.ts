import { expect, it, onTestFinished, vi } from 'vitest'
import { setting } from '../../contract/setting.ts'
import { cuttingProxy } from '../../support/cutting-proxy.ts'
import { clientOf, kioskIdentity, serviceInTest } from '../../support/service.ts'
import { inMemory } from '../../support/sqlite-stores.ts'

const identity = await kioskIdentity('kiosk-1')
const UNREACHABLE = { ok: false, failure: { kind: 'registry.unreachable' } }

it('tries a beginning again as long as no connection comes about, and says why in the log', async () => {
  const { registry, current } = await setting(inMemory)
  const proxy = await cuttingProxy((await serviceInTest(registry)).port)
  const lines: object[] = []
  let pauses = 0
  const client = clientOf(identity, proxy.port, {
    report: (line) => void lines.push(line),
    pause: async () => {
      pauses++
      if (pauses === 3) proxy.back()
    },
  })
  proxy.away()
  expect(await client.beginRenewal({ certificate: current.certificate, kiosk: 'kiosk-1' })).toMatchObject({ ok: true })
  expect(lines).toMatchObject(
    [1, 2, 3].map((tries) => ({
      event: 'registry not reached',
      operation: 'beginRenewal',
      tries,
      problem: 'ECONNRESET',
    })),
  )
})

it('waits its turn where it has asked too often, beginnings too', async () => {
  const { registry, current } = await setting(inMemory)
  let now = 0
  const { port } = await serviceInTest(registry, { perSecond: 1, clock: () => now })
  const pause = async (wait: number) => {
    now += wait
  }
  const client = clientOf(identity, port, { pause })
  const begin = () => client.beginRenewal({ certificate: current.certificate, kiosk: 'kiosk-1' })
  expect([(await begin()).ok, (await begin()).ok, (await begin()).ok]).toEqual([true, true, true])
  expect(now).toBeGreaterThanOrEqual(2000)
})

it('reads no more of an answer than one of ours can be', async () => {
  const { registry } = await setting(inMemory)
  const long = { ok: true as const, value: { key: '', checkpoint: '', proof: Array(10_000).fill('x'.repeat(44)) } }
  const { port } = await serviceInTest({ ...registry, growth: async () => long })
  expect(await clientOf(identity, port).growth(0)).toEqual(UNREACHABLE)
  long.value.proof.length = 1000
  expect(await clientOf(identity, port).growth(0)).toEqual(long)
})

it('keeps its connection from question to question, and nothing on it that grows', async () => {
  const warned = vi.fn()
  process.on('warning', warned)
  onTestFinished(() => void process.off('warning', warned))
  const { registry } = await setting(inMemory)
  const proxy = await cuttingProxy((await serviceInTest(registry)).port)
  const client = clientOf(identity, proxy.port)
  for (let asked = 0; asked < 20; asked++) await client.growth(0)
  expect(proxy.connections()).toBe(1)
  await Promise.all(Array.from({ length: 100 }, () => client.growth(0)))
  expect(proxy.connections()).toBeLessThanOrEqual(4)
  expect(warned).not.toHaveBeenCalled() // Node warns of the eleventh listener
})

it('repeats no beginning that was lost on a connection for which it had waited', async () => {
  const { registry, current } = await setting(inMemory)
  let begun = 0
  const proxy = await cuttingProxy(
    (
      await serviceInTest({
        ...registry,
        async beginRenewal(request) {
          begun++
          if (begun === 6) void proxy.loseAnswer() // four connections: from the fifth on they have waited
          return registry.beginRenewal(request)
        },
      })
    ).port,
  )
  const client = clientOf(identity, proxy.port)
  const begin = () => client.beginRenewal({ certificate: current.certificate, kiosk: 'kiosk-1' })
  const answers = await Promise.all(Array.from({ length: 12 }, begin))
  expect(answers.filter(({ ok }) => !ok)).toEqual([UNREACHABLE])
  expect(begun).toBe(12)
})
