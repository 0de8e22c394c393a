import type { IssuerTable } from '../../certificate/issuers.ts'
import { subjectName } from '../../certificate/subject-name.ts'
import { viewCertificate } from '../../certificate/view.ts'
import { readSteadily } from '../../reader/read-steadily.ts'
import { done, failed, type Result } from '../../result.ts'
import type { CertificateView } from '../../types/certificate.ts'
import type { Candidate, CardReading } from '../../types/reader.ts'
import type { ReviewRows } from '../../types/registry.ts'
import type { CardWorld } from './card-world.ts'
import { chooseCard } from './choose-card.ts'
import { settledReaders } from './settled-readers.ts'

export interface ShownCard extends Pick<CardReading, 'reader' | 'atr' | 'application' | 'triesLeft'> {
  readonly certificates: readonly ShownCertificate[]
}

/** A certificate that the card shows only after its own password, or that cannot be read, is null but for its name. */
export type ShownCertificate = Named & { readonly [field in keyof Content]: Content[field] | null }

type Named = Pick<Candidate, 'role' | 'logsIn'>

interface Content extends Pick<CertificateView, 'fingerprint' | 'notBefore' | 'notAfter' | 'publicKey'> {
  readonly subject: string | null
  readonly issuer: string
  readonly serial: string // decimal
  readonly rows: { readonly [row in keyof ReviewRows]: string | null }
  readonly sources: Content['rows'] // where in the certificate each value was found
}

/** What can be seen of a card without its PIN. */
export async function showCard(
  world: CardWorld,
  name: string | null,
  issuers: IssuerTable,
): Promise<Result<ShownCard>> {
  const readers = await settledReaders(world.reader, world.timers)
  if (!readers.ok) return readers
  const card = chooseCard(readers.value, name)
  if (!card.ok) return card
  const reading = await readSteadily(world, card.value.insertion)
  if (!reading.ok) return reading
  const candidates = await world.reader.candidates(card.value.insertion)
  return candidates.ok ? shown(reading.value, candidates.value, issuers) : candidates
}

async function shown(
  reading: CardReading,
  candidates: readonly Candidate[],
  issuers: IssuerTable,
): Promise<Result<ShownCard>> {
  const { reader, atr, application, triesLeft, fingerprint } = reading
  const certificates: ShownCertificate[] = []
  for (const { role, logsIn, certificate } of candidates) {
    const content = certificate ? await contentOf(certificate, issuers) : done(UNSEEN)
    if (!content.ok && logsIn) return content
    certificates.push({ role, logsIn, ...(content.ok ? content.value : UNSEEN) })
  }
  const same = certificates.some((certificate) => certificate.logsIn && certificate.fingerprint === fingerprint)
  return same ? done({ reader, atr, application, triesLeft, certificates }) : failed({ kind: 'card.changed' })
}

const UNSEEN = {
  fingerprint: null,
  subject: null,
  issuer: null,
  serial: null,
  notBefore: null,
  notAfter: null,
  publicKey: null,
  rows: null,
  sources: null,
}

/** Company name and address stand in the registration, not in the certificate (facts §1.2). */
const NOT_ON_CARD = { companyName: null, companyAddress: null }

async function contentOf(certificate: Uint8Array, issuers: IssuerTable): Promise<Result<Content>> {
  const view = await viewCertificate(certificate, issuers)
  if (!view.ok) return view
  const { fingerprint, rows, sources, notBefore, notAfter, publicKey } = view.value
  return done({
    fingerprint,
    subject: subjectName(certificate),
    issuer: rows.issuer,
    serial: rows.serial,
    notBefore,
    notAfter,
    publicKey,
    rows: { ...NOT_ON_CARD, ...rows },
    sources: { ...NOT_ON_CARD, ...sources },
  })
}
