import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import type { RegistryClient } from '../../../src/registry/client/registry-client.ts'
import type { Result } from '../../../src/result.ts'
import type { Receipt } from '../../../src/types/registry.ts'
import { failure, value } from '../../contract/setting.ts'
import { expectSound } from '../../support/expect-sound.ts'
import { type FaultStage, postgresStage } from '../../support/fault-stage.ts'
import type { KioskJob } from '../../support/kiosk-child.ts'
import { toPlain } from '../../support/plain-card.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { begun, renewRequest, type TestCard, testCard } from '../../support/registry.ts'
import { KIOSKS, renewingKiosks, type Seen } from '../../support/renewing-kiosks.ts'
import { clientOf, kioskIdentity, machines } from '../../support/service.ts'
import type { ServiceProgram } from '../../support/service-program.ts'
import { shiftedClock, skipWithoutShiftedClock } from '../../support/shifted-clock.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop(), 60_000)

const RUNS = Number(process.env.FAULT_RUNS ?? 1)
const [MINUTE, DAY] = [60, 24 * 3600] // seconds

const at = (stage: FaultStage, seconds: number): Promise<ServiceProgram> =>
  stage.serve({ environment: shiftedClock(seconds) })

const kioskAt = async ({ port }: ServiceProgram, name = 'kiosk-0') => clientOf(await kioskIdentity(name), port)

describe.skipIf(postgres === null || skipWithoutShiftedClock())('clocks that are off', { timeout: 180_000 }, () => {
  it('of two services, six minutes apart: twenty kiosks renew through both, each once', async () => {
    const stage = await postgresStage(KIOSKS * 4 * RUNS, postgres)
    const services = [await at(stage, -3 * MINUTE), await at(stage, 3 * MINUTE)] as const
    const other = (index: number) => services[index % 2 === 0 ? 1 : 0]
    const elsewhere: RegistryClient[] = []
    for (let index = 0; index < KIOSKS; index++) elsewhere.push(await kioskAt(other(index), `kiosk-${index}`))
    const renewing = renewingKiosks(stage, {
      portOf: (index) => other(index + 1).port,
      through: (client, index) => ({ ...client, renew: (elsewhere[index] ?? client).renew }), // begun here, decided there
    })
    await renewing.finished
    for (const { port } of services) await expectSound(stage, { seen: renewing.seen, port })
    expect(renewing.counts).toEqual({ again: 0, lost: 0, happened: 0, away: 0 })
    const ways = services.map(({ lines }) => lines.filter(({ operation }) => operation === 'renew').length)
    console.log(
      `clocks six minutes apart: ${renewing.seen.length} renewals begun by one clock and decided by the other, each once`,
      ways,
    )
  })

  it('of two services, further apart than a renewal may take: expired, plainly, and good when it is begun anew', async () => {
    const stage = await postgresStage(10, postgres)
    const [slow, fast] = [await kioskAt(await at(stage, -6 * MINUTE)), await kioskAt(await at(stage, 6 * MINUTE))]
    const seen: Seen[] = []
    for (const [index, current] of stage.cards.entries()) {
      const cards = { current, new: await testCard(stage.authority) }
      const late = renewRequest(await begun(slow, current, 'kiosk-0'), cards)
      expect(failure(await fast.renew(late))).toEqual({ kind: 'renewal.expired' })
      const [beginsAt, renewsAt] =
        [[fast, slow] as const, [fast, fast] as const, [slow, slow] as const][index % 3] ?? []
      if (!beginsAt || !renewsAt) throw new Error('no way')
      const request = renewRequest(await begun(beginsAt, current, 'kiosk-0'), cards)
      seen.push({ kiosk: 'kiosk-0', receipt: value(await renewsAt.renew(request)) })
    }
    const { port } = await stage.serve()
    await expectSound(stage, { seen, port, refused: seen.length })
    console.log(`clocks twelve minutes apart: ${seen.length} refused as expired, ${seen.length} renewals, each once`)
  })

  it('of a service, by which a card is not valid yet, or no longer: said so, and accepted by the right time', async () => {
    const stage = await postgresStage(2, postgres)
    const right = await stage.serve()
    const kiosk = await kioskAt(right)
    const seen: Seen[] = []
    const cases = [
      ['certificate.not-yet-valid', -5 * MINUTE, { notBefore: soon(-MINUTE) }],
      ['certificate.expired', 5 * MINUTE, { notAfter: soon(2 * MINUTE) }],
    ] as const
    for (const [index, [kind, offset, dates]] of cases.entries()) {
      const wrong = await kioskAt(await at(stage, offset))
      const cards = { current: stage.cards[index] as TestCard, new: await testCard(stage.authority, dates) }
      const refused = await wrong.renew(renewRequest(await begun(wrong, cards.current, 'kiosk-0'), cards))
      expect(failure(refused)).toEqual({ kind, role: 'new' })
      const receipt = value(await kiosk.renew(renewRequest(await begun(kiosk, cards.current, 'kiosk-0'), cards)))
      seen.push({ kiosk: 'kiosk-0', receipt })
    }
    await expectSound(stage, { seen, port: right.port, refused: 2 })
  })

  it('of a service, by days: it takes no kiosk, and its log says why', async () => {
    const stage = await postgresStage(1, postgres)
    for (const [offset, code] of [
      [-2 * DAY, 'CERT_NOT_YET_VALID'],
      [2 * DAY, 'CERT_HAS_EXPIRED'],
    ] as const) {
      const service = await at(stage, offset)
      const answer = await (await kioskAt(service)).growth(0)
      expect(failure(answer)).toEqual({ kind: 'registry.unreachable' })
      expect(service.lines).toContainEqual(expect.objectContaining({ event: 'handshake failed', code }))
    }
  })

  it('of a kiosk, by hours: nothing depends on it; by days: it believes no service, and its log says why', async () => {
    const stage = await postgresStage(2, postgres)
    const service = await stage.serve()
    const seen: Seen[] = []
    for (const [index, offset] of [-90 * MINUTE, 90 * MINUTE].entries()) {
      const { result } = await renewedByKiosk(stage, service, index, offset)
      seen.push({ kiosk: 'kiosk-9', receipt: value(result) })
    }
    for (const [offset, problem] of [
      [-2 * DAY, 'CERT_NOT_YET_VALID'],
      [2 * DAY, 'CERT_HAS_EXPIRED'],
    ] as const) {
      const { result, lines } = await renewedByKiosk(stage, service, 0, offset)
      expect(failure(result)).toEqual({ kind: 'registry.unreachable' })
      expect(lines[0]).toMatchObject({ event: 'registry not reached', operation: 'beginRenewal', problem })
    }
    await expectSound(stage, { seen, port: service.port })
  })
})

const soon = (seconds: number): string => `${new Date(Date.now() + seconds * 1000).toISOString().slice(0, 19)}Z`

interface Told {
  readonly result: Result<Receipt>
  readonly lines: readonly object[]
}

/** By a kiosk whose clock is off by so many seconds. */
async function renewedByKiosk(
  stage: FaultStage,
  { port }: ServiceProgram,
  card: number,
  seconds: number,
): Promise<Told> {
  const job: KioskJob = {
    url: `https://127.0.0.1:${port}`,
    identity: { ...(await kioskIdentity('kiosk-9')), ca: machines.pem },
    kiosk: 'kiosk-9',
    current: toPlain(stage.cards[card] as TestCard),
    new: toPlain(await testCard(stage.authority)),
  }
  const path = join(stage.folder, `kiosk${seconds}.json`)
  writeFileSync(path, JSON.stringify(job))
  const env = { ...process.env, ...shiftedClock(seconds) }
  const { stdout } = await promisify(execFile)(process.execPath, ['test/support/kiosk-child.ts', path], { env })
  const told = JSON.parse(stdout) as Told & { readonly time: string }
  expect(Math.abs(Date.parse(told.time) - Date.now() - seconds * 1000)).toBeLessThan(MINUTE * 1000) // it is off indeed
  return told
}
