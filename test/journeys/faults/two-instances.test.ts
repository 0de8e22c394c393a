import { afterAll, describe, expect, it } from 'vitest'
import { balancer } from '../../support/balancer.ts'
import { expectSound } from '../../support/expect-sound.ts'
import { postgresStage } from '../../support/fault-stage.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { KIOSKS, renewingKiosks, withFaults } from '../../support/renewing-kiosks.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop(), 60_000)

const TIMES = 8 * Number(process.env.FAULT_RUNS ?? 1)

describe.skipIf(postgres === null)('two services on one PostgreSQL', { timeout: 120_000 * TIMES }, () => {
  it('behind one address, killed in turn while twenty kiosks renew: no receipt is lost, every renewal happened once', async () => {
    const stage = await postgresStage(KIOSKS * TIMES, postgres)
    const services = [await stage.serve(), await stage.serve()]
    const ports = services.map(({ port }) => port)
    const { port, taken } = await balancer(ports)
    const renewing = renewingKiosks(stage, { portOf: () => port })
    await withFaults(stage, renewing, TIMES, async (time) => {
      const at = time % 2
      const [service, own] = [services[at], ports[at]]
      if (!service || own === undefined) throw new Error('no service')
      service.process.kill('SIGKILL')
      await service.ended
      services[at] = await stage.serve({ port: own })
    })
    expect(Math.min(...taken())).toBeGreaterThan(0) // both have worked
    for (const each of ports) await expectSound(stage, { seen: renewing.seen, port: each })
    console.log(`${TIMES} kill -9 of one of two services, connections to each`, taken())
    console.log(`${renewing.seen.length} renewals, each once`, renewing.counts)
  })
})
