import { afterAll, describe, expect, it } from 'vitest'
import type { RegistryClient } from '../../../src/registry/client/registry-client.ts'
import { expectSound } from '../../support/expect-sound.ts'
import { type FaultStage, postgresStage, sqliteStage } from '../../support/fault-stage.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { begun, type RenewRequest, renewRequest, type TestCard, testCard } from '../../support/registry.ts'
import type { Seen } from '../../support/renewing-kiosks.ts'
import { clientOf, kioskIdentity } from '../../support/service.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop(), 60_000)

const PAIRS = 200 * Number(process.env.FAULT_RUNS ?? 1)
const REGISTRATIONS = 10

const ENGINES: readonly (readonly [engine: string, () => Promise<FaultStage>])[] = [
  ['SQLite', () => sqliteStage(REGISTRATIONS)],
  ...(postgres ? ([['PostgreSQL', () => postgresStage(REGISTRATIONS, postgres)]] as const) : []),
]

const NAMES = ['kiosk-0', 'kiosk-1'] as const

/** Both ask in one turn of the event loop, each its own service; gives the card that won and its receipt. */
async function raced(clients: readonly RegistryClient[], current: TestCard, fresh: readonly TestCard[]) {
  const requests: RenewRequest[] = []
  for (const [side, client] of clients.entries())
    requests.push(renewRequest(await begun(client, current, NAMES[side]), { current, new: fresh[side] as TestCard }))
  const answers = await Promise.all(clients.map((client, side) => client.renew(requests[side] as RenewRequest)))
  const won = answers.findIndex(({ ok }) => ok)
  const [receipt, told] = [answers[won], answers[1 - won]]
  expect(told).toEqual({ ok: false, failure: { kind: 'renewal.overtaken' } })
  if (!receipt?.ok) throw new Error('neither has won')
  return { won, seen: { kiosk: NAMES[won] ?? '', receipt: receipt.value } }
}

describe.each(ENGINES)('two services on one %s', (engine, makeStage) => {
  it(`asked by two kiosks to renew the same card at the same moment, ${PAIRS} times: one wins, the other is told`, {
    timeout: 60_000 + PAIRS * 1000,
  }, async () => {
    const stage = await makeStage()
    const services = [await stage.serve(), await stage.serve()]
    const clients: RegistryClient[] = []
    for (const [side, { port }] of services.entries())
      clients.push(clientOf(await kioskIdentity(NAMES[side] ?? ''), port))
    const seen: Seen[] = []
    const wins = [0, 0]
    const current = [...stage.cards]
    for (let pair = 0; pair < PAIRS; pair++) {
      const fresh = [await testCard(stage.authority), await testCard(stage.authority)]
      const at = pair % REGISTRATIONS
      const { won, ...one } = await raced(clients, current[at] as TestCard, fresh)
      current[at] = fresh[won] as TestCard
      wins[won] = (wins[won] ?? 0) + 1
      seen.push(one.seen)
    }
    await expectSound(stage, { seen, port: services[0]?.port ?? 0, refused: PAIRS })
    console.log(`${engine}: ${PAIRS} pairs through two services, won ${wins.join(' and ')}`)
  })
})
