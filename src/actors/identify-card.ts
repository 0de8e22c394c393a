import { daysLeft } from '../certificate/days.ts'
import { issuerRules } from '../certificate/issuers.ts'
import { viewCertificate } from '../certificate/view.ts'
import { done } from '../result.ts'
import type { Ports } from '../types/ports.ts'
import type { ReaderPort } from '../types/reader.ts'

interface World {
  readonly reader: Pick<ReaderPort, 'readCard'>
  readonly now: () => Date
}

export const identifyCard =
  ({ reader, now }: World): Ports['identifyCard'] =>
  async ({ insertion }) => {
    const reading = await reader.readCard(insertion)
    if (!reading.ok) return reading
    const view = await viewCertificate(reading.value.certificate)
    if (!view.ok) return view
    const issuer = issuerRules(view.value.rows.issuer)
    return done({
      reading: reading.value,
      view: view.value,
      daysLeft: daysLeft(view.value.notAfter, now()),
      maxTries: issuer?.maxTries ?? null,
      issuer,
    })
  }
