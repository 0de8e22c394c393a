import { type EvidenceText, lineOf } from '../evidence-text.ts'

/** A line of evidence whose value is a text in JSON; null for any other. */
export function jsonLine(text: EvidenceText, name: string): string | null {
  const line = lineOf(text, name)
  if (line === null) return null
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}
