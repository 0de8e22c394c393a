import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { type CuttingProxy, cuttingProxy } from '../../support/cutting-proxy.ts'
import { expectSound } from '../../support/expect-sound.ts'
import { postgresStage } from '../../support/fault-stage.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { postgresProxy } from '../../support/postgres-proxy.ts'
import { KIOSKS, renewingKiosks, withFaults } from '../../support/renewing-kiosks.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop(), 60_000)

const RUNS = Number(process.env.FAULT_RUNS ?? 1)
const CUTS = 50 * RUNS

describe.skipIf(postgres === null)('on PostgreSQL, while twenty kiosks renew', { timeout: 180_000 * RUNS }, () => {
  it('a connection cut between service and kiosk, after the commit and before the answer, loses no receipt', async () => {
    const stage = await postgresStage(KIOSKS * 5 * RUNS, postgres)
    const service = await stage.serve()
    const proxies: Promise<CuttingProxy>[] = []
    let cuts = 0
    const renewing = renewingKiosks(stage, {
      async portOf(index) {
        proxies[index] = cuttingProxy(service.port)
        return (await proxies[index]).port
      },
      through: (client, index) => ({
        ...client,
        async renew(request) {
          void (await proxies[index])?.loseAnswer().then(() => cuts++)
          return client.renew(request)
        },
      }),
    })
    await renewing.finished
    await expectSound(stage, { seen: renewing.seen, port: service.port })
    expect(cuts).toBeGreaterThanOrEqual(renewing.seen.length)
    expect(renewing.counts).toMatchObject({ lost: 0, away: 0 }) // the client asks again by itself
    console.log(`${cuts} cuts between service and kiosk, ${renewing.seen.length} renewals, each once`, renewing.counts)
  })

  it('a connection cut between service and database, before and after the commit, loses no receipt', async () => {
    const stage = await postgresStage(CUTS * KIOSKS, postgres) // who is cut: as many as share a commit
    const proxy = await postgresProxy(stage.database)
    onTestFinished(() => proxy.close())
    const service = await stage.serve({ database: proxy.url })
    const renewing = renewingKiosks(stage, { portOf: () => service.port })
    const cuts = { before: 0, after: 0 }
    await withFaults(stage, renewing, CUTS, async (time) => {
      const way = time % 2 === 0 ? 'before' : 'after'
      await (way === 'before' ? proxy.cutBefore(AT) : proxy.cutAfter(AT))
      cuts[way]++
    })
    await expectSound(stage, { seen: renewing.seen, port: service.port })
    console.log(`cuts at the commit:`, cuts, `${renewing.seen.length} renewals, each once`, renewing.counts)
  })
})

const AT = 'insert into "receipt"'
