import { afterAll, describe, expect, it } from 'vitest'
import { SCHEMA_VERSION } from '../../../src/registry/sqlite/migrate.ts'
import { expectSound } from '../../support/expect-sound.ts'
import { type FaultStage, postgresStage, sqliteStage } from '../../support/fault-stage.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { rawRequest } from '../../support/raw-request.ts'
import { KIOSKS, renewingKiosks, withFaults } from '../../support/renewing-kiosks.ts'
import { kioskIdentity } from '../../support/service.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop(), 60_000)

const TIMES = 4 * Number(process.env.FAULT_RUNS ?? 1)

const NEWER = SCHEMA_VERSION + 1

/** What a newer program does to the tables, and what takes it back. */
const CHANGES = {
  SQLite: {
    newer: `begin immediate; alter table challenge add column later text; pragma user_version = ${NEWER}; commit`,
    older: `begin immediate; alter table challenge drop column later; pragma user_version = ${SCHEMA_VERSION}; commit`,
  },
  PostgreSQL: {
    newer: `begin; select from koshin for update; alter table challenge add column later text;
      update koshin set version = ${NEWER}; commit`,
    older: `begin; select from koshin for update; alter table challenge drop column later;
      update koshin set version = ${SCHEMA_VERSION}; commit`,
  },
} as const

type Engine = keyof typeof CHANGES

const ENGINES: readonly (readonly [Engine, (registrations: number) => Promise<FaultStage>])[] = [
  ['SQLite', sqliteStage],
  ...(postgres ? ([['PostgreSQL', (registrations: number) => postgresStage(registrations, postgres)]] as const) : []),
]

describe.each(ENGINES)(
  'a program on %s whose tables are of a newer one',
  { timeout: 120_000 * TIMES },
  (engine, makeStage) => {
    const { newer, older } = CHANGES[engine]

    it('does not start, and says which version it found', async () => {
      const stage = await makeStage(1)
      await stage.run(newer)
      await expect(stage.serve()).rejects.toThrow(
        new RegExp(`"code":76.*newer Koshin .format ${NEWER}, this one knows ${SCHEMA_VERSION}`),
      )
      await stage.run(older)
      const service = await stage.serve()
      await expectSound(stage, { seen: [], port: service.port })
    })

    it('which it became while twenty kiosks renewed, writes nothing more, and says that it is not well', async () => {
      const stage = await makeStage(KIOSKS * TIMES)
      const service = await stage.serve()
      const { port } = service
      const renewing = renewingKiosks(stage, { portOf: () => port })
      const identity = await kioskIdentity('kiosk-0')
      const health = async () => (await rawRequest(port, identity, { method: 'GET', path: '/health' })).status
      const refused = { answers: 0 }
      await withFaults(stage, renewing, TIMES, async () => {
        await stage.run(newer)
        const before = await everything(stage)
        const { again } = renewing.counts
        await expect.poll(() => renewing.counts.again, { timeout: 180_000 }).toBeGreaterThan(again + KIOSKS)
        expect(await health()).toBe(503)
        expect(await everything(stage)).toEqual(before)
        refused.answers += renewing.counts.again - again
        await stage.run(older)
        expect(await health()).toBe(200)
      })
      await expectSound(stage, { seen: renewing.seen, port })
      service.process.kill('SIGTERM')
      expect(await service.ended).toEqual({ code: 0, errors: '' })
      console.log(`${engine}: tables changed ${TIMES} times, ${refused.answers} questions refused, nothing written`)
      console.log(`${renewing.seen.length} renewals, each once`, renewing.counts)
    })
  },
)

/** What any write of a renewal changes. */
const everything = (stage: FaultStage) =>
  stage.rows(`select (select count(*) from challenge) as challenges, (select count(*) from receipt) as receipts,
    (select count(*) from evidence) as evidence, (select count(*) from challenge where state = 'open') as open`)
