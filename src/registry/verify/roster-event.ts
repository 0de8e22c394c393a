import { type EvidenceText, linesOf } from '../evidence-text.ts'
import type { EventOutcome } from './events.ts'
import { type Replayed, readRow } from './replay.ts'

/** An import says which file it was, and what the roster is since; the rows themselves stay with the agency. */
export function rosterRows(text: EvidenceText, before: Replayed): EventOutcome {
  const [imported, ...more] = linesOf(text, 'row').map(readRow)
  if (imported?.table !== 'roster_import' || more.length > 0) return 'rows'
  const { id, time } = imported.row
  return id === before.roster_import.size + 1 && time === text.time ? [imported] : 'rows'
}
