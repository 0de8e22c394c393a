import { describe, expect, it, onTestFinished } from 'vitest'
import { expectSound } from '../../support/expect-sound.ts'
import { type FaultStage, postgresStage, sqliteStage } from '../../support/fault-stage.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { KIOSKS, type Renewing, renewingKiosks, withFaults } from '../../support/renewing-kiosks.ts'
import { type SmallDisk, skipWithoutMount, smallDisk } from '../../support/small-disk.ts'

const TIMES = 4 * Number(process.env.FAULT_RUNS ?? 1)

/** Fills the disk, and makes room again when so many questions had no answer or the program has ended. */
async function fillFor(disk: SmallDisk, { counts }: Renewing, enough: number, hasEnded: () => boolean): Promise<void> {
  const before = counts.again
  disk.fill()
  await expect.poll(() => hasEnded() || counts.again >= before + enough, { timeout: 180_000 }).toBe(true)
  disk.free()
}

/** `revive` starts what has ended by itself, as systemd does, and says whether anything had. */
async function renewOnFullDisk(stage: FaultStage, disk: SmallDisk, engine: string, world: World): Promise<void> {
  let service = await stage.serve()
  const { port } = service
  const restarts = { service: 0, database: 0 }
  const renewing = renewingKiosks(stage, { portOf: () => port })
  const hasEnded = () => service.process.exitCode !== null || world.hasEnded()
  const revive = async () => {
    if (world.hasEnded()) {
      await world.start()
      restarts.database++
    }
    if (service.process.exitCode !== null) {
      expect(service.process.exitCode).toBe(70) // for the launcher: start it again
      service = await stage.serve({ port })
      restarts.service++
    }
  }
  await withFaults(stage, renewing, TIMES, async (time) => {
    await world.shrink()
    await fillFor(disk, renewing, time % 2 === 0 ? KIOSKS / 2 : KIOSKS * 5, hasEnded)
    const { length } = renewing.seen
    const revived = () => revive().then(() => renewing.seen.length) // a database may end a while after it was full
    await expect.poll(revived, { interval: 100, timeout: 180_000 }).toBeGreaterThan(length)
  })
  await expectSound(stage, { seen: renewing.seen, port })
  expect(service.lines.filter(({ event }) => event === 'exception')).toEqual([])
  console.log(`${engine}: disk full ${TIMES} times, started again:`, restarts)
  console.log(`${renewing.seen.length} renewals, each once`, renewing.counts)
}

interface World {
  readonly shrink: () => Promise<unknown> // gives back what the engine has kept for later
  readonly hasEnded: () => boolean
  readonly start: () => Promise<void>
}

describe.skipIf(skipWithoutMount())('a full disk, while twenty kiosks renew', { timeout: 120_000 * TIMES }, () => {
  it('under SQLite: nothing is half done, and the work goes on when there is room', async () => {
    const disk = smallDisk(16 + 2 * TIMES)
    const stage = await sqliteStage(KIOSKS * TIMES * 4, disk.folder) // some go on until the disk is full
    const truncated = () => stage.rows('pragma wal_checkpoint(truncate)')
    await renewOnFullDisk(stage, disk, 'SQLite', {
      shrink: () => expect.poll(truncated, { interval: 5, timeout: 30_000 }).toMatchObject([{ busy: 0 }]),
      hasEnded: () => false,
      start: async () => {},
    })
  })

  it.skipIf(!canRunPostgres())(
    'under PostgreSQL: nothing is half done, and the work goes on when there is room',
    async () => {
      const disk = smallDisk(160)
      const little = ['min_wal_size=2MB', 'max_wal_size=4MB', 'wal_recycle=off']
      const postgres = await startPostgres(little, { parent: disk.folder, making: ['--wal-segsize=1'] })
      onTestFinished(() => postgres.stop())
      const stage = await postgresStage(KIOSKS * TIMES * 6, postgres) // more than the last WAL segment has room for
      await renewOnFullDisk(stage, disk, 'PostgreSQL', {
        shrink: () => postgres.query('checkpoint'),
        hasEnded: () => !postgres.isRunning(),
        start: () => postgres.start(),
      })
    },
  )
})
