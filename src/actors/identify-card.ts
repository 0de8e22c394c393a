import { daysLeft } from '../certificate/days.ts'
import { issuerRules } from '../certificate/issuers.ts'
import { viewCertificate } from '../certificate/view.ts'
import { readSteadily, type SteadyReader } from '../reader/read-steadily.ts'
import { done } from '../result.ts'
import type { Ports } from '../types/ports.ts'

interface World extends SteadyReader {
  readonly now: () => Date
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
