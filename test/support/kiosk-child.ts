import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { registryClient } from '../../src/registry/client/registry-client.ts'
import { fromPlain, type PlainCard } from './plain-card.ts'
import { renewRequest } from './registry.ts'

/** What the parent writes into the file named on the command line. */
export interface KioskJob {
  readonly url: string
  readonly identity: { readonly cert: string; readonly key: string; readonly ca: string }
  readonly kiosk: string
  readonly current: PlainCard
  readonly new: PlainCard
}

/** A kiosk in a process, and so with a clock, of its own: renews one card and says what became of it, and what it logged. */
async function run(job: KioskJob): Promise<void> {
  const lines: object[] = []
  const client = registryClient({
    ...{ url: new URL(job.url), identity: job.identity, pause: setTimeout, now: () => performance.now() },
    report: (line) => void lines.push(line),
  })
  const cards = { current: fromPlain(job.current), new: fromPlain(job.new) }
  const begins = await client.beginRenewal({ certificate: cards.current.certificate, kiosk: job.kiosk })
  const result = begins.ok ? await client.renew(renewRequest(begins.value, cards)) : begins
  process.stdout.write(JSON.stringify({ time: new Date().toISOString(), result, lines }))
  await client.close()
}

await run(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as KioskJob)
