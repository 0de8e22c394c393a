import { afterAll, describe, expect, it } from 'vitest'
import { type FaultStage, postgresStage, sqliteStage } from '../../support/fault-stage.ts'
import { type Pair, racedPairs } from '../../support/pairs.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop(), 60_000)

/** Of each engine; `npm run faults` asks for ten thousand. Twenty companies have the same cards renewed again and again. */
const PAIRS = Number(process.env.PAIRS ?? 500)
const REGISTRATIONS = 20

const ENGINES: readonly (readonly [engine: string, () => Promise<FaultStage>])[] = [
  ['SQLite', () => sqliteStage(REGISTRATIONS)],
  ...(postgres ? ([['PostgreSQL', () => postgresStage(REGISTRATIONS, postgres)]] as const) : []),
]

const isOverlapping = ([one, two]: Pair): boolean => one.began < two.ended && two.began < one.ended
const apart = ([one, two]: Pair): number => Math.abs(one.began - two.began)

describe.each(ENGINES)('on %s', (engine, makeStage) => {
  it(`the same card renewed by two kiosks within a millisecond, ${PAIRS} times: one of each pair wins, the other is told`, {
    timeout: 60_000 + PAIRS * 500,
  }, async () => {
    const stage = await makeStage()
    const pairs = await racedPairs(stage, PAIRS / REGISTRATIONS)
    for (const pair of pairs) {
      const [won, told] = pair.map(({ outcome }) => outcome).sort()
      expect([won?.split(' ')[0], told]).toEqual(['done', 'renewal.overtaken'])
    }
    const receipts = await stage.rows('select number from receipt')
    const seen = pairs.flatMap((pair) => pair.map(({ outcome }) => outcome)).filter((each) => each.startsWith('done'))
    expect(receipts.map(({ number }) => `done ${number}`).sort()).toEqual(seen.sort())
    const active = await stage.rows("select registration from card where state = 'active'")
    expect(active.map(({ registration }) => registration).sort()).toEqual(
      (await stage.rows('select id from registration')).map(({ id }) => id).sort(),
    )
    const { finding, audit } = await stage.verified()
    expect(finding).toBeNull()
    expect(audit.frontier.size).toBe(REGISTRATIONS + 2 * pairs.length) // seeded, accepted, refused
    const within = pairs.filter((pair) => apart(pair) < 1)
    const won = [0, 1].map((side) => pairs.filter((pair) => pair[side]?.outcome.startsWith('done')).length)
    console.log(
      `${engine}: ${pairs.length} pairs, ${within.length} begun within a millisecond, ` +
        `${pairs.filter(isOverlapping).length} at work at once, won ${won.join(' and ')}`,
    )
  })
})
