import type { RegistryOptions } from '../../../src/registry/world.ts'
import { begun, renewRequest } from '../../support/registry.ts'
import { median, percentile95, report, spread } from '../figures.ts'
import { type Cards, type Pair, sentPair } from './cards.ts'
import { startKiosks } from './kiosk-process.ts'
import type { Office } from './office.ts'
import type { Place } from './place.ts'
import { type Recording, recorder } from './recorder.ts'
import { changesOf, replayOn } from './replay.ts'

const WARMING = 10 // rounds: a service runs for months, and V8 compiles what has run a thousand times
const ROUNDS = 5 // that count
const EACH = 100 // renewals
const KIOSKS = 20

interface Places {
  readonly recorded: Place
  readonly raw: Place // both as `served` is
  readonly served: Place
}

/**
 * Renewals with real proofs (beginning and renewal, so two requests) through the service, and what they changed in the
 * database done again by nothing else on another copy: the same inserts and updates in the same transactions, with the
 * same prepared statements, sent together where they were, over as many connections as there are kiosks. In turns.
 */
export async function benchRates(
  { serve, connection }: Office,
  { recorded, raw, served }: Places,
  cards: Cards,
  options: RegistryOptions,
) {
  const pairs = cards((WARMING + ROUNDS) * EACH)
  const recordings = await recordingsOf(recorded, pairs, options)
  tellOfLock(recordings)
  const replay = await replayOn(raw, KIOSKS)
  const service = await serve(served)
  const kiosks = await startKiosks(connection(service.url))
  const rounds = []
  for (let round = 0; round < WARMING + ROUNDS; round++) {
    const part = <Item>(all: readonly Item[]) => all.slice(round * EACH, (round + 1) * EACH)
    const rawRate = EACH / (await replay.run(part(recordings)))
    const [cpu, databaseCpu] = [service.cpu(), served.cpu()]
    const done = await kiosks.ask({ kind: 'renew', pairs: part(pairs).map(sentPair), kiosks: KIOSKS })
    const each = (seconds: number) => (seconds * 1000) / EACH
    if (round < WARMING) continue
    rounds.push({
      raw: rawRate,
      service: EACH / done.seconds,
      ratio: EACH / done.seconds / rawRate,
      cpu: [service.cpu() - cpu, done.cpu, served.cpu() - databaseCpu].map(each),
    })
  }
  await service.stop()
  kiosks.end()
  await replay.close()
  report(`${raw.engine}, renewals a second, ${KIOSKS} kiosks, ${ROUNDS} times ${EACH}`, {
    'raw statements': spread(rounds.map((round) => round.raw)),
    service: spread(rounds.map((round) => round.service)),
    'service to raw': spread(rounds.map(({ ratio }) => ratio)),
  })
  report(`${raw.engine}, ms of processor time for a renewal`, {
    service: spread(rounds.map(({ cpu: [own = 0] }) => own)),
    kiosks: spread(rounds.map(({ cpu: [, own = 0] }) => own)),
    database: spread(rounds.map(({ cpu: [, , own = 0] }) => own)),
  })
}

/** From the answer that gives the row to the one that ends the transaction, while nobody else asks. */
function tellOfLock(recordings: readonly Recording[]) {
  const held = recordings.flatMap((recording) => {
    const taken = recording.findIndex(({ sql }) => /for update/.test(sql))
    const end = recording.findIndex(({ sql }, at) => at > taken && sql === 'commit')
    return taken < 0 ? [] : [(recording[end]?.at ?? Number.NaN) - (recording[taken]?.at ?? Number.NaN)]
  })
  if (held.length === 0) return
  report("PostgreSQL, a renewal alone holds the writers' row", {
    'median ms': median(held),
    'p95 ms': percentile95(held),
  })
}

/** One after the other, so that each statement is known to be of one renewal. */
async function recordingsOf(place: Place, pairs: readonly Pair[], options: RegistryOptions): Promise<Recording[]> {
  const { registry, taken } = recorder(place, options)
  taken()
  const recordings = []
  for (const cards of pairs) {
    const answer = await registry.renew(renewRequest(await begun(registry, cards.current), cards))
    if (!answer.ok) throw new Error(answer.failure.kind)
    recordings.push(changesOf(taken()))
  }
  await registry.close()
  return recordings
}
