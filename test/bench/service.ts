import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { registryClient } from '../../src/registry/client/registry-client.ts'
import { createRegistry, type SeedableRegistry, type WholeRegistry } from '../../src/registry/registry.ts'
import { createService } from '../../src/registry/service/create-service.ts'
import { sqliteEngine } from '../../src/registry/sqlite/engine.ts'
import { prepared } from '../../src/registry/sqlite/open.ts'
import { testAuthority } from '../support/certificates.ts'
import {
  begun,
  renewRequest,
  type TestCard,
  testCard,
  testKeys,
  testOptions,
  testSeed,
  testTrust,
} from '../support/registry.ts'
import { loggedIn } from '../support/requests.ts'
import { serviceAuthority } from '../support/service-certificates.ts'
import { median, report } from './figures.ts'

const RENEWALS = 400
const KIOSKS = 20
const LOGINS = 500
const AT_ONCE = 50

/**
 * Renewals with real proofs through client, TLS and service, all in this process, beside the registry asked directly and
 * the same statements, written down and run again on a copy of the same database by nothing else.
 */
export async function benchService() {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-bench-'))
  try {
    const pairs = await pairsOfCards()
    const directly = await opened(join(folder, 'direct.db'), pairs)
    cpSync(join(folder, 'direct.db'), join(folder, 'raw.db'))
    const direct = await renewAll(pairs, async () => directly.registry)
    await directly.registry.close()
    const raw = replay(prepared(join(folder, 'raw.db')), directly.statements)
    const served = await opened(join(folder, 'served.db'), pairs)
    const { kiosk, stop } = await service(served.registry)
    const through = await renewAll(pairs, kiosk)
    report('renewals a second', {
      'raw statements': raw,
      registry: direct,
      service: through,
      'service to raw': through / raw,
    })
    await benchLogins(await kiosk(0), pairs[0]?.new as TestCard)
    await stop()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Pair {
  readonly current: TestCard
  readonly new: TestCard
}

const authority = await testAuthority()

async function pairsOfCards(): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (let at = 0; at < RENEWALS; at++)
    pairs.push({ current: await testCard(authority), new: await testCard(authority) })
  return pairs
}

async function opened(path: string, pairs: readonly Pair[]) {
  const database = prepared(path)
  const options = testOptions(testTrust(authority.certificate))
  const statements = recorded(database) // before the registry prepares its own
  const registry = createRegistry(sqliteEngine(database), options, testKeys())
  await registry.seedRegistrations(pairs.map(({ current }, at) => testSeed(current, `${at}`)))
  database.exec('pragma wal_checkpoint(truncate)') // so that the file is whole
  statements.length = 0
  return { registry, statements }
}

/** What each kiosk does for its share, one after the other; renewals a second of all of them. */
async function renewAll(pairs: readonly Pair[], kioskOf: (index: number) => Promise<WholeRegistry>): Promise<number> {
  const kiosks = await Promise.all(Array.from({ length: KIOSKS }, (_, index) => kioskOf(index)))
  const start = performance.now()
  const work = kiosks.map(async (kiosk, index) => {
    for (let at = index; at < pairs.length; at += KIOSKS) {
      const cards = pairs[at] as Pair
      const answer = await kiosk.renew(renewRequest(await begun(kiosk, cards.current, `kiosk-${index}`), cards))
      if (!answer.ok) throw new Error(answer.failure.kind)
    }
  })
  await Promise.all(work)
  return (pairs.length * 1000) / (performance.now() - start)
}

interface Statement {
  readonly sql: string
  readonly parameters: readonly SQLInputValue[]
}

/** Everything that is not a question, as it is done. */
function recorded(database: DatabaseSync): Statement[] {
  const statements: Statement[] = []
  const prepare = database.prepare.bind(database)
  database.prepare = (sql) => {
    const statement = prepare(sql)
    if (/^select/i.test(sql)) return statement
    const noting = (run: (...parameters: SQLInputValue[]) => unknown) =>
      ((...parameters: SQLInputValue[]) => {
        statements.push({ sql, parameters })
        return run(...parameters)
      }) as never
    statement.run = noting(statement.run.bind(statement))
    statement.all = noting(statement.all.bind(statement))
    return statement
  }
  return statements
}

function replay(database: DatabaseSync, statements: readonly Statement[]): number {
  const known = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const start = performance.now()
  for (const { sql, parameters } of statements) {
    const statement = known.get(sql) ?? database.prepare(sql)
    known.set(sql, statement)
    statement.all(...parameters)
  }
  const seconds = (performance.now() - start) / 1000
  const { renewed } = database.prepare('select count(*) as renewed from receipt').get() as { renewed: number }
  database.close()
  if (renewed !== RENEWALS) throw new Error(`the raw run renewed ${renewed}`)
  return RENEWALS / seconds
}

async function service(registry: SeedableRegistry) {
  const machines = await serviceAuthority()
  const own = await machines.issue({ subject: 'CN=registry', host: '127.0.0.1' })
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const clock = () => performance.now()
  const limits = { perSecond: 1_000_000, log, clock, randomBytes }
  const running = createService({ registry, identity: { ...own, ca: machines.pem }, ...limits })
  const url = new URL(`https://127.0.0.1:${await running.listen({ host: '127.0.0.1', port: 0 })}`)
  return {
    async kiosk(index: number) {
      const identity = { ...(await machines.issue({ subject: `CN=kiosk-${index}` })), ca: machines.pem }
      return registryClient({ url, identity, pause: async () => {}, now: clock, report: () => {} })
    },
    stop: () => running.stop(),
  }
}

/** Beginning and login, so two exchanges and the card's signature. */
async function benchLogins(kiosk: WholeRegistry, card: TestCard) {
  const times: number[] = []
  let left = LOGINS
  const visitor = async () => {
    while (left-- > 0) {
      const start = performance.now()
      await loggedIn(kiosk.desk, card, 'login', 'kiosk-0')
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, visitor))
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN
  report(`login, ${AT_ONCE} at once`, { 'median ms': median(times), 'p99 ms': p99 })
}
