import type { Kysely } from 'kysely'
import type { CardRole } from '../failure.ts'
import { parseStatement } from '../statement.ts'
import type { Registry, SignedStatement } from '../types/registry.ts'
import { appendEvidence, type EvidenceBlock, type EvidenceLine } from './evidence.ts'
import type { Dossier } from './queries.ts'
import type { Schema } from './schema.ts'
import { rfc3339 } from './time.ts'
import type { World } from './world.ts'

interface Renewal {
  readonly world: World
  readonly database: Kysely<Schema>
  readonly request: Parameters<Registry['renew']>[0]
  readonly dossier: Dossier
  readonly now: Date
}

/** What both cards signed and what was decided, so that it can be checked again with openssl alone. */
export function appendRenewalEvidence(
  renewal: Renewal,
  decision: string,
  rows: { readonly before: string; readonly after: string },
): Promise<number> {
  const { world, database, request, dossier, now } = renewal
  const { challenge, card, registration } = dossier
  return appendEvidence(database, {
    renewal: challenge.renewal,
    time: rfc3339(now),
    salt: world.randomBytes(32),
    body: [
      ['event', 'renewal'],
      ['renewal', challenge.renewal],
      ['kiosk', challenge.kiosk],
      ['registration', JSON.stringify(registration.number)],
      ['person-in-charge', JSON.stringify(request.personInCharge)], // JSON: a line break in it stays within its line
      ...proof('current', request.current),
      ...proof('new', request.new),
      ['current-certificate', base64(card.certificate)],
      ['new-certificate', base64(request.newCertificate)],
      ...world.trust().crls.map((crl): EvidenceLine => ['crl', `sha256:${crl}`]),
      ['decision', decision],
      ['row-before', rows.before],
      ['row-after', rows.after],
    ],
  })
}

/** A statement of our grammar as it was signed; other octets, of a refusal, in base64. */
function proof(role: CardRole, { statement, algorithm, signature }: SignedStatement): (EvidenceLine | EvidenceBlock)[] {
  const known = parseStatement(statement)
  const signed = known
    ? { block: `${role}-statement`, text: Buffer.from(statement).toString('latin1') }
    : ([`${role}-statement-octets`, base64(statement)] as const)
  return [signed, [`${role}-signature`, `${algorithm} ${base64(signature)}`]]
}

const base64 = (octets: Uint8Array): string => Buffer.from(octets).toString('base64')
