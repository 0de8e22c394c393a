import { done, type Result } from '../result.ts'
import type { CertificateView } from '../types/certificate.ts'
import type { Ports } from '../types/ports.ts'
import type { ReaderPort } from '../types/reader.ts'
import type { IssuerRules } from '../types/visit.ts'

interface World {
  readonly reader: Pick<ReaderPort, 'readCard'>
  readonly viewCertificate: (der: Uint8Array) => Promise<Result<CertificateView>>
  readonly issuerRules: (issuer: string) => IssuerRules | null
  readonly daysLeft: (notAfter: string) => number
}

export const identifyCard =
  ({ reader, viewCertificate, issuerRules, daysLeft }: World): Ports['identifyCard'] =>
  async ({ insertion }) => {
    const reading = await reader.readCard(insertion)
    if (!reading.ok) return reading
    const view = await viewCertificate(reading.value.certificate)
    if (!view.ok) return view
    const issuer = issuerRules(view.value.rows.issuer)
    return done({
      reading: reading.value,
      view: view.value,
      daysLeft: daysLeft(view.value.notAfter),
      maxTries: issuer?.maxTries ?? null,
      issuer,
    })
  }
