import { report } from '../figures.ts'
import { type Cards, sentPair } from './cards.ts'
import { startKiosks } from './kiosk-process.ts'
import type { Office } from './office.ts'
import type { Place } from './place.ts'

const RENEWALS = 100

/** What more kiosks gain while all writers follow each other. */
export async function benchClients({ serve, connection }: Office, place: Place, cards: Cards) {
  const service = await serve(place)
  const kiosks = await startKiosks(connection(service.url))
  const rates: Record<string, number> = {}
  await kiosks.ask({ kind: 'renew', pairs: cards(RENEWALS).map(sentPair), kiosks: 20 }) // a new process is slower
  for (const count of [1, 4, 20]) {
    const done = await kiosks.ask({ kind: 'renew', pairs: cards(RENEWALS).map(sentPair), kiosks: count })
    rates[`${count} at once`] = RENEWALS / done.seconds
  }
  await service.stop()
  kiosks.end()
  report(`${place.engine}, renewals a second`, rates)
}
