import { cardKey } from '../../certificate/card-key.ts'
import { fingerprint } from '../../certificate/fingerprint.ts'
import { jstDate } from '../../certificate/jst.ts'
import { certificateOutline } from '../../certificate/outline.ts'
import { parseStatement, type Statement } from '../../statement.ts'
import type { SignedStatement } from '../../types/registry.ts'
import type { RecordedRow } from '../evidence-rows.ts'
import { type EvidenceText, lineOf, linesOf } from '../evidence-text.ts'
import { proofProblem } from '../proof.ts'
import { hashOfRow } from '../row-hash.ts'
import type { EventOutcome } from './events.ts'
import { certificateHash, certificateIn, proofIn } from './proof-lines.ts'
import { refusalRows } from './refusal-event.ts'
import { type Replayed, readRow, type TableRow, textOfRow } from './replay.ts'

/** A renewal is judged again from what both cards signed; a refusal has left everything as it was. */
export function renewalRows(text: EvidenceText, before: Replayed): EventOutcome {
  const [decision = '', outcome = '', number = '', ...more] = (lineOf(text, 'decision') ?? '').split(' ')
  if (decision === 'refused' && number === '') return refusalRows(text, before, 'registration')
  if (decision !== 'accepted' || number === '' || more.length > 0) return 'decision'
  return outcome === 'completed' || outcome === 'provisional' ? renewal(text, before, { outcome, number }) : 'decision'
}

interface Decision {
  readonly outcome: 'completed' | 'provisional'
  readonly number: string
}

function renewal(text: EvidenceText, before: Replayed, { outcome, number }: Decision): EventOutcome {
  const [currentProof, newProof] = [proofIn(text, 'current'), proofIn(text, 'new')]
  const signed = newProof && parseStatement(newProof.statement)
  const newCertificate = certificateIn(text, 'new')
  const old = before.card.get(signed?.current ?? '')?.row
  if (!currentProof || !newProof || signed?.role !== 'new' || !newCertificate) return 'statements'
  if (old?.state !== 'active' || certificateHash(text, 'current') !== old.fingerprint) return 'current card'
  const { role: _, new: __, ...head } = signed
  const asked: Statement = { ...head, role: 'current' }
  if (signatureProblem(currentProof, asked, certificateIn(text, 'current'))) return 'current signature'
  const named: Statement = { ...signed, new: fingerprint(newCertificate) }
  if (signatureProblem(newProof, named, newCertificate)) return 'new signature'
  if (lineOf(text, 'renewal') !== signed.renewal || lineOf(text, 'kiosk') !== signed.kiosk) return 'renewal'
  return moved(text, before, { old, signed, newCertificate, outcome, number })
}

interface Move extends Decision {
  readonly old: RecordedRow<'card'>
  readonly signed: Statement
  readonly newCertificate: Uint8Array
}

/** The rows that this renewal must have left; the text has to hold exactly these. */
function moved(text: EvidenceText, before: Replayed, move: Move): EventOutcome {
  const { old, signed, newCertificate, outcome, number } = move
  const given = linesOf(text, 'row').map(readRow)
  const [, , card] = given
  const expiry = jstDate(certificateOutline(newCertificate)?.notAfter ?? new Date(0))
  if (card?.table !== 'card') return 'rows'
  const { renewal, nonce, kiosk, expires } = signed
  const added: RecordedRow<'card'> = {
    id: card.row.id,
    registration: old.registration,
    fingerprint: fingerprint(newCertificate),
    key: cardKey(newCertificate)?.thumbprint ?? '',
    state: 'active',
    standing: outcome === 'completed' ? 'full' : 'provisional',
    since: text.time,
    superseded: null,
  }
  const both = { current: old.fingerprint, new: added.fingerprint }
  const rows: TableRow[] = [
    {
      table: 'challenge',
      row: { renewal, nonce, kiosk, time: signed.time, expires, card: old.id, state: 'used' },
    },
    { table: 'card', row: { ...old, state: 'superseded', superseded: text.time } },
    { table: 'card', row: added },
    { table: 'receipt', row: { number, renewal, outcome, time: text.time, ...both, expiry } },
  ]
  const isGiven = before.receipt.has(number) || before.request_receipt.has(number)
  if (before.card.has(added.fingerprint) || isGiven) return 'known already'
  if (rows.map(textOfRow).join('\n') !== linesOf(text, 'row').join('\n')) return 'rows'
  return hashProblem(text, before, old, added) ?? rows
}

function hashProblem(
  text: EvidenceText,
  before: Replayed,
  old: RecordedRow<'card'>,
  added: RecordedRow<'card'>,
): string | null {
  const registration = before.registration.get(`${old.registration}`)?.row
  if (!registration || JSON.stringify(registration.number) !== lineOf(text, 'registration')) return 'registration'
  if (lineOf(text, 'row-before') !== hashOfRow(registration, old)) return 'row-before'
  return lineOf(text, 'row-after') === hashOfRow(registration, added) ? null : 'row-after'
}

function signatureProblem(proof: SignedStatement, expected: Statement, certificate: Uint8Array | null) {
  const key = certificate && cardKey(certificate)
  return key ? proofProblem(proof, expected, key.publicKey) : 'algorithm'
}
