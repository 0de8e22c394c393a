import { daysLeft } from '../certificate/days.ts'
import { issuerRules } from '../certificate/issuers.ts'
import { viewCertificate } from '../certificate/view.ts'
import { done, type Result } from '../result.ts'
import type { Ports } from '../types/ports.ts'
import type { CardReading, ReaderPort } from '../types/reader.ts'

interface World {
  readonly reader: Pick<ReaderPort, 'readCard' | 'status'>
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<unknown>
}

export const identifyCard =
  (world: World): Ports['identifyCard'] =>
  async ({ insertion }) => {
    const reading = await readSteadily(world, insertion)
    if (!reading.ok) return reading
    const view = await viewCertificate(reading.value.certificate)
    if (!view.ok) return view
    const issuer = issuerRules(view.value.rows.issuer)
    return done({
      reading: reading.value,
      view: view.value,
      daysLeft: daysLeft(view.value.notAfter, world.now()),
      maxTries: issuer?.maxTries ?? null,
      issuer,
    })
  }

/**
 * What a card does in its first moments: contacts bounce, pcscd talks to one that was swapped without its notice
 * (measured on vpcd), another program looks at it. Reading costs no PIN try, so it may be repeated.
 */
const PASSING: readonly string[] = ['card.removed', 'card.reset', 'card.busy']
const ATTEMPTS = 4
const PAUSE = 300 // milliseconds

async function readSteadily({ reader, pause }: World, insertion: number): Promise<Result<CardReading>> {
  const isIn = () => reader.status().readers.some(({ card }) => card?.insertion === insertion)
  let reading = await reader.readCard(insertion)
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    if (reading.ok || !PASSING.includes(reading.failure.kind) || !isIn()) return reading
    await pause(PAUSE)
    reading = await reader.readCard(insertion)
  }
  return reading
}
