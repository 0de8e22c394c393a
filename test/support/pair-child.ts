import { randomBytes } from 'node:crypto'
import { readFileSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { openDatabase } from '../../src/registry/open-database.ts'
import type { SeedableRegistry } from '../../src/registry/registry.ts'
import { fromPlain, type PlainCard } from './plain-card.ts'
import { begun, type RenewRequest, renewRequest, type TestCard, testTrust } from './registry.ts'

/** What the parent writes into the file named on the command line. */
export interface PairJob {
  readonly database: string // URL
  readonly keys: string
  readonly anchor: string // base64
  readonly side: 0 | 1
  readonly cards: readonly PlainCard[] // current, one of each registration
  readonly stock: readonly PlainCard[] // new cards, which both sides take in the same order
  readonly rounds: number // pairs of each registration
}

/**
 * One of two kiosks, each a process with an instance of the registry, that renew the same card at the same moment, each
 * to a new card of its own; the card that wins is the current one of the next pair. Says 'at' and waits for the moment
 * (nanoseconds of the clock that all processes share), then what became of it, when it began and when it ended.
 */
async function run(job: PairJob): Promise<void> {
  const trust = testTrust(Buffer.from(job.anchor, 'base64'))
  const world = { name: 'koshin', trust: () => trust, clock: () => new Date(), randomBytes }
  const opened = await openDatabase(job.database, { ...world, keys: job.keys })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const heard = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  const hear = async () => String((await heard.next()).value)
  const current = job.cards.map(fromPlain)
  const stock = job.stock.values()
  const next = () => fromPlain(stock.next().value as PlainCard)
  const fresh = current.map(() => [next(), next()])
  for (let round = 0; round < job.rounds; round++) {
    say('ready')
    await hear() // the other one begins first
    const requests: RenewRequest[] = []
    for (const [at, card] of current.entries())
      requests.push(await requested(opened.registry, card, fresh[at]?.[job.side] as TestCard, job.side))
    say('begun')
    for (const [at, request] of requests.entries()) {
      const winner = await raced(opened.registry, request, job.side, hear)
      current[at] = fresh[at]?.[winner] as TestCard
      fresh[at]?.splice(winner, 1, next()) // the loser's was never registered, and is tried again
    }
  }
  say('end')
  await opened.registry.close()
  process.stdin.destroy()
}

async function requested(registry: SeedableRegistry, current: TestCard, fresh: TestCard, side: number) {
  const challenge = await begun(registry, current, `kiosk-${side}`)
  return renewRequest(challenge, { current, new: fresh })
}

/** Gives the side that won, as this side sees it. */
async function raced(registry: SeedableRegistry, request: RenewRequest, side: 0 | 1, hear: () => Promise<string>) {
  say('at')
  const moment = BigInt(await hear())
  while (process.hrtime.bigint() < moment) {} // a timer would be late by a millisecond
  const began = process.hrtime.bigint()
  const answer = await registry.renew(request)
  const ended = process.hrtime.bigint()
  say(`${answer.ok ? `done ${answer.value.number}` : answer.failure.kind} ${began} ${ended}`)
  return answer.ok ? side : side === 0 ? 1 : 0
}

const say = (line: string): void => void writeSync(1, `${line}\n`)

await run(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as PairJob)
