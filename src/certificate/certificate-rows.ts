import type { CertificateRows, HolderRow, RowSources } from '../types/certificate.ts'
import { type HolderNames, rowSource } from './row-source.ts'

/** For each row the places where it may stand, in the order in which they are tried. */
export type RowPlaces = Readonly<Record<HolderRow, readonly string[]>>

/** Alternative directoryName, then subject, then blank (facts/e-bidding.md §3.2). */
export const USUAL_PLACES: RowPlaces = {
  cardCompanyName: ['san.O', 'subject.O'],
  cardCompanyAddress: ['san.ST+L+STREET', 'san.postalAddress', 'subject.ST+L'],
  holderName: ['san.CN', 'subject.CN'],
  holderAddress: ['subject.ST+L'],
}

const HOLDER_ROWS = Object.keys(USUAL_PLACES) as readonly HolderRow[]

interface FoundRows {
  readonly rows: Pick<CertificateRows, HolderRow>
  readonly sources: Pick<RowSources, HolderRow>
}

/** The rows that say who holds the card, and the place that each was found in. */
export function holderRows(names: HolderNames, places: RowPlaces): FoundRows {
  const found = HOLDER_ROWS.map((row) => [row, firstOf(names, places[row])] as const)
  const each = <Value>(pick: (entry: Found) => Value) =>
    Object.fromEntries(found.map(([row, entry]) => [row, pick(entry)])) as Record<HolderRow, Value>
  return { rows: each(({ value }) => value), sources: each(({ source }) => source) }
}

interface Found {
  readonly value: string
  readonly source: string | null
}

/** A row that stands nowhere is blank. */
function firstOf(names: HolderNames, places: readonly string[]): Found {
  const found = places.map((source) => ({ source, value: rowSource(source)?.(names) ?? '' }))
  return found.find(({ value }) => value !== '') ?? { value: '', source: null }
}
