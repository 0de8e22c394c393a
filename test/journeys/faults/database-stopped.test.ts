import { afterAll, describe, expect, it } from 'vitest'
import { expectSound } from '../../support/expect-sound.ts'
import { postgresStage } from '../../support/fault-stage.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { KIOSKS, renewingKiosks, withFaults } from '../../support/renewing-kiosks.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop(), 60_000)

const TIMES = 8 * Number(process.env.FAULT_RUNS ?? 1)

describe.skipIf(postgres === null)('PostgreSQL, while twenty kiosks renew', { timeout: 120_000 * TIMES }, () => {
  it('stopped and started again, fast and as by a power cut, loses no receipt, and the same service goes on', async () => {
    const stage = await postgresStage(KIOSKS * TIMES, postgres)
    const service = await stage.serve()
    const renewing = renewingKiosks(stage, { portOf: () => service.port })
    const stopped = { fast: 0, immediate: 0 }
    await withFaults(stage, renewing, TIMES, async (time) => {
      const way = time % 2 === 0 ? 'fast' : 'immediate'
      await (way === 'fast' ? postgres?.shutDown() : postgres?.crash())
      stopped[way]++
      await postgres?.start()
    })
    await expectSound(stage, { seen: renewing.seen, port: service.port })
    service.process.kill('SIGTERM')
    expect(await service.ended).toEqual({ code: 0, errors: '' }) // it was never started anew
    expect(service.lines.filter(({ event }) => event === 'exception')).toEqual([])
    console.log(`PostgreSQL stopped:`, stopped, `${renewing.seen.length} renewals, each once`, renewing.counts)
  })
})
