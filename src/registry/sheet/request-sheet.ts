import type { ViewOf } from '../../certificate/view.ts'
import { parseRequestStatement } from '../../statement/request-statement.ts'
import type { RequestSheet } from '../../types/receipt.ts'
import { companyInformation, contentsOf } from '../desk/registered-contents.ts'
import type { RecordedRow } from '../evidence-rows.ts'
import { type EvidenceText, lineOf, linesOf } from '../evidence-text.ts'
import { certificateIn, proofIn } from '../verify/proof-lines.ts'
import { readRow } from '../verify/replay.ts'
import { jsonLine } from './json-line.ts'
import { viewOrNull } from './view-or-null.ts'

interface Recorded extends Pick<RequestSheet, 'kind' | 'companyId'> {
  readonly view: ViewOf
  readonly text: EvidenceText
  readonly head: Pick<RequestSheet, 'number' | 'outcome' | 'time' | 'logged'>
}

/** What a registration or change has stored; null where the evidence lacks any of it. */
export async function requestSheet({ view, text, head, kind, companyId }: Recorded): Promise<RequestSheet | null> {
  const signed = parseRequestStatement(proofIn(text, 'card')?.statement ?? new Uint8Array())
  const registration = jsonLine(text, 'number')
  const row = registrationIn(text)
  const card = viewOrNull(view, certificateIn(text, 'card'))
  if (!signed || registration === null || !row || !card) return null
  return {
    kind,
    ...head,
    registry: signed.registry,
    kiosk: lineOf(text, 'kiosk') ?? signed.kiosk,
    registration,
    companyId,
    company: companyInformation(row),
    card: card.rows,
    contents: contentsOf({ contents: row.contents ?? null }),
  }
}

function registrationIn(text: EvidenceText): RecordedRow<'registration'> | null {
  for (const line of linesOf(text, 'row')) {
    const kept = readRow(line)
    if (kept?.table === 'registration') return kept.row
  }
  return null
}
