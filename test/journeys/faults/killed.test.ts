import { afterAll, describe, expect, it } from 'vitest'
import { expectSound } from '../../support/expect-sound.ts'
import { type FaultStage, postgresStage, sqliteStage } from '../../support/fault-stage.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { KIOSKS, renewingKiosks, withFaults } from '../../support/renewing-kiosks.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop(), 60_000)

const TIMES = 8 * Number(process.env.FAULT_RUNS ?? 1)
const REGISTRATIONS = KIOSKS * TIMES

const ENGINES: readonly (readonly [engine: string, () => Promise<FaultStage>])[] = [
  ['SQLite', () => sqliteStage(REGISTRATIONS)],
  ...(postgres ? ([['PostgreSQL', () => postgresStage(REGISTRATIONS, postgres)]] as const) : []),
]

describe.each(ENGINES)('on %s, while twenty kiosks renew', { timeout: 120_000 * TIMES }, (engine, makeStage) => {
  it('kill -9 of the service loses no receipt that was seen, and every renewal happened once', async () => {
    const stage = await makeStage()
    let service = await stage.serve()
    const { port } = service
    const renewing = renewingKiosks(stage, { portOf: () => port })
    await withFaults(stage, renewing, TIMES, async () => {
      service.process.kill('SIGKILL')
      await service.ended
      service = await stage.serve({ port })
    })
    await expectSound(stage, { seen: renewing.seen, port })
    service.process.kill('SIGTERM')
    expect((await service.ended).code).toBe(0)
    console.log(`${engine}: ${TIMES} kill -9, ${renewing.seen.length} renewals, each once`, renewing.counts)
  })
})
