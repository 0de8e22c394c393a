import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/registry/open-database.ts'
import { testAuthority } from '../support/certificates.ts'
import { postgresBinaries, startPostgres } from '../support/postgres.ts'
import { testOptions, testSeed, testTrust } from '../support/registry.ts'
import { report } from './figures.ts'
import { cardsOf, type Pair, pairsOfCards } from './service/cards.ts'
import { benchClients } from './service/clients.ts'
import { fill } from './service/fill.ts'
import { benchFlatness } from './service/flatness.ts'
import { type Office, office } from './service/office.ts'
import { type Place, postgresPlace, sqlitePlace } from './service/place.ts'
import { benchRates } from './service/rates.ts'

const SMALL = 10_000
const LARGE = Number(process.env.BENCH_REGISTRATIONS ?? 200_000) // 2,000,000 is the size that was promised
const CARDS = 2260 // renewed by all that follows, for one database
const KIOSKS = 50

/**
 * The service in a process of its own as an office starts it, kiosks with cards in software in a second one, and a
 * database on the disk behind `tmpdir()`.
 */
export async function benchService() {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-bench-'))
  try {
    const desk = await office(folder, authority, KIOSKS)
    const all = await pairsOfCards(authority, CARDS)
    await benchEngine(desk, all, await seeded(sqlitePlace(folder, 'base'), all))
    if (postgresBinaries() === null) return report('PostgreSQL', { skipped: 'apt-get install postgresql' })
    const server = await startPostgres(['max_wal_size=4GB']) // so that none is full during a round
    try {
      await benchEngine(desk, all, await seeded(await postgresPlace(server, folder, 'base'), all))
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const authority = await testAuthority()
const options = { ...testOptions(testTrust(authority.certificate)), clock: () => new Date() }

async function seeded(place: Place, pairs: readonly Pair[]): Promise<Place> {
  const opened = await openDatabase(place.database, { ...options, keys: place.keys })
  if (!opened.ok) throw new Error(opened.problem.kind)
  await opened.registry.seedRegistrations(pairs.map(({ current }, at) => testSeed(current, `${at}`)))
  await opened.registry.close()
  return place
}

async function benchEngine(desk: Office, all: readonly Pair[], base: Place) {
  const [small, large] = [await base.copied('small'), await base.copied('large')]
  const start = performance.now()
  await fill(large, all.length, LARGE - all.length)
  report(`${base.engine}, filled`, { registrations: LARGE, seconds: (performance.now() - start) / 1000 })
  await fill(small, all.length, SMALL - all.length)
  const [recorded, raw] = [await small.copied('recorded'), await small.copied('raw')]
  const cards = cardsOf(all)
  await benchRates(desk, { recorded, raw, served: small }, cards, options)
  await benchClients(desk, small, cards)
  await benchFlatness(desk, { [SMALL]: small, [LARGE]: large }, cards)
}

if (import.meta.main) await benchService()
