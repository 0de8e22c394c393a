import type { Kysely } from 'kysely'
import type { ViewOf } from '../../certificate/view.ts'
import { parseStatement } from '../../statement.ts'
import type { RenewalSheet } from '../../types/receipt.ts'
import { registrationByNumber } from '../desk/requests.ts'
import { type EvidenceText, lineOf } from '../evidence-text.ts'
import { reviewColumns } from '../review.ts'
import type { Schema } from '../schema.ts'
import { certificateIn, proofIn } from '../verify/proof-lines.ts'
import { jsonLine } from './json-line.ts'
import { viewOrNull } from './view-or-null.ts'

interface Recorded {
  readonly database: Kysely<Schema>
  readonly view: ViewOf
  readonly text: EvidenceText
  readonly head: Pick<RenewalSheet, 'number' | 'outcome' | 'time' | 'logged'>
}

/** The nine rows of both cards as 電子証明書更新確認 had them; null where the evidence lacks any of it. */
export async function renewalSheet({ database, view, text, head }: Recorded): Promise<RenewalSheet | null> {
  const signed = parseStatement(proofIn(text, 'new')?.statement ?? new Uint8Array())
  const registration = jsonLine(text, 'registration')
  const company = registration === null ? undefined : await registrationByNumber(database, registration)
  const current = viewOrNull(view, certificateIn(text, 'current'))
  const fresh = viewOrNull(view, certificateIn(text, 'new'))
  if (!signed || registration === null || !company || !current || !fresh) return null
  return {
    kind: 'renewal',
    ...head,
    registry: signed.registry,
    kiosk: lineOf(text, 'kiosk') ?? signed.kiosk,
    registration,
    personInCharge: jsonLine(text, 'person-in-charge') ?? '',
    ...reviewColumns(company, current, fresh),
  }
}
