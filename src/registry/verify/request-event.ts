import { cardKey } from '../../certificate/card-key.ts'
import { fingerprint } from '../../certificate/fingerprint.ts'
import { parseRequestStatement, type RequestStatement } from '../../statement/request-statement.ts'
import type { RecordedRow } from '../evidence-rows.ts'
import { type EvidenceText, lineOf, linesOf } from '../evidence-text.ts'
import { requestProofProblem } from '../proof.ts'
import { hashOfRow } from '../row-hash.ts'
import type { EventOutcome } from './events.ts'
import { certificateIn, proofIn } from './proof-lines.ts'
import { refusalRows, textOrEmpty } from './refusal-event.ts'
import { type Replayed, readRow, type TableRow, textOfRow } from './replay.ts'

/** A registration or change as its entry tells it, once its proof holds. */
interface Told {
  readonly text: EvidenceText
  readonly before: Replayed
  readonly certificate: Uint8Array
  readonly number: string
  readonly receipt: string
  readonly outcome: 'completed' | 'provisional'
  readonly given: RecordedRow<'registration'> // as the entry says that it is now
}

/** A registration or change is judged again from what the card signed; a refusal has left everything as it was. */
export function requestRows(text: EvidenceText, before: Replayed): EventOutcome {
  const [decision = '', outcome = '', receipt = '', ...more] = (lineOf(text, 'decision') ?? '').split(' ')
  if (decision === 'refused' && receipt === '') return refusalRows(text, before, 'number')
  if (decision !== 'accepted' || receipt === '' || more.length > 0) return 'decision'
  if (outcome !== 'completed' && outcome !== 'provisional') return 'decision'
  const proved = provedIn(text)
  if (typeof proved === 'string') return proved
  const { signed, certificate } = proved
  const row = linesOf(text, 'row')
    .map(readRow)
    .find((each) => each?.table === 'registration')
  if (row?.table !== 'registration') return 'rows'
  if (fingerprint(row.row.contents ?? '') !== contentOf(signed)) return 'contents'
  const number = textOrEmpty(lineOf(text, 'number'))
  const told = { text, before, certificate, number, receipt, outcome, given: row.row } as const
  return signed.kind === 'registration' ? registered(told, signed) : changed(told, signed)
}

/** What the card signed, where it is of this event and the signature holds. */
function provedIn(text: EvidenceText): { signed: RequestStatement; certificate: Uint8Array } | string {
  const [proof, certificate] = [proofIn(text, 'card'), certificateIn(text, 'card')]
  const signed = proof && parseRequestStatement(proof.statement)
  const key = certificate && cardKey(certificate)
  if (!proof || !signed || !key) return 'statements'
  const expected = { ...signed, card: fingerprint(certificate) }
  if (requestProofProblem(proof, expected, key.publicKey)) return 'card signature'
  const told = ['request', 'kiosk', 'event'].map((name) => lineOf(text, name)).join(' ')
  return told === `${signed.request} ${signed.kiosk} ${signed.kind}` ? { signed, certificate } : 'request'
}

const contentOf = (signed: RequestStatement): string | null => (signed.kind === 'login' ? null : signed.content)

/** Company columns are taken as they stand, since only the roster of that day knew them. */
function registered(told: Told, signed: RequestStatement): EventOutcome {
  const { text, before, certificate, number, given } = told
  if (signed.kind !== 'registration' || signed.number !== number) return 'number'
  const old = before.byNumber.get(number)
  const superseded = old && before.active.get(old.id)
  if (before.card.has(signed.card) || (!old && before.registration.has(`${given.id}`))) return 'known already'
  const [card] = linesOf(text, 'row').map(readRow).slice(-2)
  if (card?.table !== 'card') return 'rows'
  const added: RecordedRow<'card'> = {
    id: card.row.id,
    registration: given.id,
    fingerprint: signed.card,
    key: cardKey(certificate)?.thumbprint ?? '',
    state: 'active',
    standing: standingOf(told),
    since: text.time,
    superseded: null,
  }
  const company_id = old?.company_id ?? given.company_id
  const row = { ...given, id: old?.id ?? given.id, number, company_id, revision: (old?.revision ?? 0) + 1 }
  return leaves(told, signed, old && hashOfRow(old, superseded), [
    ...(superseded ? [overtaken(superseded, text.time)] : []),
    { table: 'registration', row },
    { table: 'card', row: added },
  ])
}

const standingOf = ({ outcome }: Told) => (outcome === 'completed' ? ('full' as const) : ('provisional' as const))

const overtaken = (card: RecordedRow<'card'>, time: string): TableRow => ({
  table: 'card',
  row: { ...card, state: 'superseded', superseded: time },
})

function changed(told: Told, signed: RequestStatement): EventOutcome {
  const { before, number, given } = told
  const card = before.card.get(signed.card)?.row
  const old = before.registration.get(`${card?.registration}`)?.row
  if (card?.state !== 'active' || card.standing !== standingOf(told)) return 'card'
  if (!old || old.number !== number) return 'number'
  if (signed.kind !== 'change' || signed.revision !== (old.revision ?? 0)) return 'revision'
  const row = { ...old, contents: given.contents, revision: signed.revision + 1 }
  return leaves(told, signed, hashOfRow(old, card), [{ table: 'registration', row }])
}

/** The rows that the request must have left; the text has to hold exactly these, and the hashes of before and after. */
function leaves(told: Told, signed: RequestStatement, hash: string | undefined, rows: TableRow[]): EventOutcome {
  const { text, before, receipt: number, given, outcome } = told
  if (before.request_receipt.has(number) || before.receipt.has(number)) return 'known already'
  const { request, nonce, kiosk, time, expires, card: fingerprint, kind } = signed
  if (kind === 'login') return 'statements'
  const searched = kind === 'registration' ? signed.number : null
  const used = { purpose: kind, state: 'used', number: searched, content: signed.content } as const
  const receipt = { number, request, kind, outcome, company_id: given.company_id ?? null, time: text.time }
  const all: TableRow[] = [
    { table: 'request', row: { id: request, nonce, kiosk, time, expires, fingerprint, ...used } },
    ...rows,
    { table: 'request_receipt', row: receipt },
  ]
  if (all.map(textOfRow).join('\n') !== linesOf(text, 'row').join('\n')) return 'rows'
  return hashProblem(told, hash ?? 'none', all) ?? all
}

function hashProblem({ text, before, given }: Told, hash: string, rows: readonly TableRow[]): string | null {
  if (lineOf(text, 'row-before') !== hash) return 'row-before'
  const [card] = rows.flatMap((each) => (each.table === 'card' && each.row.state === 'active' ? [each.row] : []))
  return lineOf(text, 'row-after') === hashOfRow(given, card ?? before.active.get(given.id)) ? null : 'row-after'
}
