import { median, report, spread } from '../figures.ts'
import { type Cards, sentCard, sentPair } from './cards.ts'
import { type Kiosks, startKiosks } from './kiosk-process.ts'
import type { Office, Program } from './office.ts'
import type { Place } from './place.ts'

const ROUNDS = 5
const RENEWALS = 60 // a round
const LOGINS = 150
const KIOSKS = 20
const AT_ONCE = 50 // logins

/** Renewals and logins (beginning and proof, so two requests) in databases of several sizes, in turns. */
export async function benchFlatness(
  { serve, connection }: Office,
  places: Readonly<Record<string, Place>>,
  cards: Cards,
) {
  const running = []
  for (const [size, place] of Object.entries(places)) {
    const program = await serve(place)
    running.push({ size, place, program, kiosks: await startKiosks(connection(program.url)), rounds: [] as Round[] })
  }
  for (let round = 0; round <= ROUNDS; round++) {
    const pairs = cards(RENEWALS)
    for (const { kiosks, rounds } of round % 2 ? running : running.toReversed()) {
      const renewed = await kiosks.ask({ kind: 'renew', pairs: pairs.map(sentPair), kiosks: KIOSKS })
      const known = pairs.map((pair) => sentCard(pair.new))
      const logins = await kiosks.ask({ kind: 'login', cards: known, kiosks: AT_ONCE, times: LOGINS })
      if (round > 0)
        rounds.push({ renewals: RENEWALS / renewed.seconds, logins: LOGINS / logins.seconds, times: logins.times })
    }
  }
  for (const { size, place, rounds } of running) tell(`${place.engine}, ${size} registrations`, rounds)
  for (const { program, kiosks } of running) await ended(program, kiosks)
}

interface Round {
  readonly renewals: number // a second
  readonly logins: number
  readonly times: readonly number[] // milliseconds of a login
}

function tell(name: string, rounds: readonly Round[]) {
  const times = rounds.flatMap((round) => round.times).toSorted((a, b) => a - b)
  report(name, {
    'renewals a second': spread(rounds.map(({ renewals }) => renewals)),
    'logins a second': spread(rounds.map(({ logins }) => logins)),
    [`login, ${AT_ONCE} at once, median ms`]: median(times),
    'p99 ms': times[Math.floor(times.length * 0.99)] ?? Number.NaN,
  })
}

async function ended(program: Program, kiosks: Kiosks) {
  kiosks.end()
  await program.stop()
}
