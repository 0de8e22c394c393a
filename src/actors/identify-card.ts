import { daysLeft } from '../certificate/days.ts'
import type { IssuerTable } from '../certificate/issuers.ts'
import { stricterPin } from '../certificate/stricter-pin.ts'
import { viewCertificate } from '../certificate/view.ts'
import { readSteadily, type SteadyReader } from '../reader/read-steadily.ts'
import { done } from '../result.ts'
import type { Ports } from '../types/ports.ts'

interface World extends SteadyReader {
  readonly now: () => Date
  readonly issuers: IssuerTable
}

export const identifyCard =
  (world: World): Ports['identifyCard'] =>
  async ({ insertion }) => {
    const reading = await readSteadily(world, insertion)
    if (!reading.ok) return reading
    const { issuers } = world
    const view = await viewCertificate(reading.value.certificate, issuers)
    if (!view.ok) return view
    const issuer = issuers.get(view.value.rows.issuer) ?? null
    return done({
      reading: { ...reading.value, pin: stricterPin(reading.value.pin, issuer?.pin ?? {}) },
      view: view.value,
      daysLeft: daysLeft(view.value.notAfter, world.now()),
      maxTries: issuer?.maxTries ?? null,
      issuer,
    })
  }
