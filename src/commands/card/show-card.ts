import { subjectName } from '../../certificate/subject-name.ts'
import { viewCertificate } from '../../certificate/view.ts'
import { readSteadily } from '../../reader/read-steadily.ts'
import { done, type Result } from '../../result.ts'
import type { CertificateView } from '../../types/certificate.ts'
import type { CardReading } from '../../types/reader.ts'
import type { ReviewRows } from '../../types/registry.ts'
import type { CardWorld } from './card-world.ts'
import { chooseCard } from './choose-card.ts'
import { settledReaders } from './settled-readers.ts'

export interface ShownCard extends Pick<CardReading, 'reader' | 'atr' | 'application' | 'triesLeft'> {
  readonly certificates: readonly ShownCertificate[]
}

export interface ShownCertificate
  extends Pick<CertificateView, 'fingerprint' | 'notBefore' | 'notAfter' | 'publicKey'> {
  readonly role: 'authentication'
  readonly subject: string | null
  readonly issuer: string
  readonly serial: string // decimal
  readonly rows: { readonly [row in keyof ReviewRows]: string | null }
}

/** What can be seen of a card without its PIN. */
export async function showCard(world: CardWorld, name: string | null): Promise<Result<ShownCard>> {
  const readers = await settledReaders(world.reader, world.timers)
  if (!readers.ok) return readers
  const card = chooseCard(readers.value, name)
  if (!card.ok) return card
  const reading = await readSteadily(world, card.value.insertion)
  return reading.ok ? shown(reading.value) : reading
}

async function shown({ reader, atr, application, triesLeft, certificate }: CardReading): Promise<Result<ShownCard>> {
  const view = await viewCertificate(certificate)
  if (!view.ok) return view
  const certificates = [shownCertificate(view.value, await subjectName(certificate))]
  return done({ reader, atr, application, triesLeft, certificates })
}

/** Company name and address stand in the registration, not in the certificate (facts §1.2). */
const shownCertificate = (
  { fingerprint, rows, notBefore, notAfter, publicKey }: CertificateView,
  subject: string | null,
): ShownCertificate => ({
  role: 'authentication',
  fingerprint,
  subject,
  issuer: rows.issuer,
  serial: rows.serial,
  notBefore,
  notAfter,
  publicKey,
  rows: { companyName: null, companyAddress: null, ...rows },
})
