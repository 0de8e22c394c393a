import { cardKey } from '../../certificate/card-key.ts'
import { fingerprint } from '../../certificate/fingerprint.ts'
import { type EvidenceText, lineOf, linesOf } from '../evidence-text.ts'
import { fromBase64 } from '../log/octets.ts'
import type { Signer } from '../log-keys.ts'
import { hashOfRow } from '../row-hash.ts'
import { renewalRows } from './renewal-event.ts'
import { type Replayed, readRow, type TableRow } from './replay.ts'
import { requestRows } from './request-event.ts'
import { rosterRows } from './roster-event.ts'

/** The rows that an entry leaves behind, or what is wrong with it. */
export type EventOutcome = readonly TableRow[] | string

/** Who may submit an event, and what has to hold for it, given the tables as they were before. */
interface EventRule {
  readonly submitter: Exclude<Signer, 'log'>
  readonly rows: (text: EvidenceText, before: Replayed) => EventOutcome
}

export const EVENTS: Readonly<Record<string, EventRule>> = {
  seed: { submitter: 'registry', rows: seedRows },
  renewal: { submitter: 'kiosk', rows: renewalRows },
  adoption: { submitter: 'registry', rows: adoptionRows },
  registration: { submitter: 'kiosk', rows: requestRows },
  change: { submitter: 'kiosk', rows: requestRows },
  roster: { submitter: 'registry', rows: rosterRows },
}

function seedRows(text: EvidenceText, before: Replayed): EventOutcome {
  const [registration, card, ...more] = linesOf(text, 'row').map(readRow)
  if (registration?.table !== 'registration' || card?.table !== 'card' || more.length > 0) return 'rows'
  const certificates = linesOf(text, 'certificate')
  if (certificates.length !== 1 || !areOf(certificates, [card])) return 'certificate'
  if (before.registration.has(`${registration.row.id}`) || before.card.has(card.row.fingerprint)) return 'known already'
  const { state, superseded, registration: owner } = card.row
  if (owner !== registration.row.id || state !== 'active' || superseded !== null) return 'card'
  return lineOf(text, 'row-after') === hashOfRow(registration.row, card.row) ? [registration, card] : 'row-after'
}

/** What an older registry held when it began its log is taken as it stood. */
function adoptionRows(text: EvidenceText, before: Replayed): EventOutcome {
  const rows = linesOf(text, 'row').map(readRow)
  const known = rows.filter((row) => row !== null)
  if (known.length < rows.length) return 'rows'
  if (before.registration.size > 0) return 'known already'
  const cards = known.filter((row) => row.table === 'card')
  return areOf(linesOf(text, 'certificate'), cards) ? known : 'certificate'
}

/** Whether these are the certificates of these cards, in the same order. */
const areOf = (certificates: readonly string[], cards: readonly Extract<TableRow, { table: 'card' }>[]): boolean =>
  certificates.length === cards.length &&
  cards.every(({ row }, index) => {
    const der = fromBase64(certificates[index] ?? '')
    return der !== null && fingerprint(der) === row.fingerprint && (cardKey(der)?.thumbprint ?? '') === row.key
  })
