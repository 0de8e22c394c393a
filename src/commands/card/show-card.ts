import type { IssuerTable } from '../../certificate/issuers.ts'
import { readSteadily } from '../../reader/read-steadily.ts'
import { done, failed, type Result } from '../../result.ts'
import type { Candidate, CardReading } from '../../types/reader.ts'
import { type ShownCertificate, shownCertificate } from '../shown-certificate.ts'
import type { CardWorld } from './card-world.ts'
import { chooseCard } from './choose-card.ts'
import { settledReaders } from './settled-readers.ts'

export interface ShownCard extends Pick<CardReading, 'reader' | 'atr' | 'application' | 'triesLeft'> {
  readonly certificates: readonly CandidateShown[]
}

/** A certificate that the card shows only after its own password, or that cannot be read, is null but for its name. */
export type CandidateShown = Named & { readonly [field in keyof ShownCertificate]: ShownCertificate[field] | null }

type Named = Pick<Candidate, 'role' | 'logsIn'>

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
  const certificates: CandidateShown[] = []
  for (const { role, logsIn, certificate } of candidates) {
    const content = certificate ? await shownCertificate(certificate, issuers) : done(UNSEEN)
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
