import { type EvidenceText, lineOf, linesOf } from '../evidence-text.ts'
import { hashOfRow } from '../row-hash.ts'
import type { EventOutcome } from './events.ts'
import type { Replayed } from './replay.ts'

/** A refusal has left everything as it was; `line` names the registration that it is about. */
export function refusalRows(text: EvidenceText, before: Replayed, line: string): EventOutcome {
  const registration = before.byNumber.get(textOrEmpty(lineOf(text, line)))
  if ((!registration && line !== 'number') || linesOf(text, 'row').length > 0) return 'rows'
  const hash = registration ? hashOfRow(registration, before.active.get(registration.id)) : 'none' // a newcomer's
  return lineOf(text, 'row-before') === hash && lineOf(text, 'row-after') === hash ? [] : 'row-before'
}

export function textOrEmpty(json: string | null): string {
  try {
    const value: unknown = JSON.parse(json ?? '')
    return typeof value === 'string' && JSON.stringify(value) === json ? value : ''
  } catch {
    return ''
  }
}
