import type { RenewalSheet, RequestSheet, Sheet } from '../types/receipt.ts'
import { ROW_NAMES } from '../ui/review-layout.ts'
import { jaReview } from '../ui/words/ja/review.ts'
import { jstTime } from './jst-time.ts'
import { contentParts } from './request-parts.ts'
import { shownValue } from './shown-value.ts'
import { WORDS } from './words.ts'

/** When a sheet is printed, whether by the kiosk of the visit or again later, and by whose system. */
export interface Issue {
  readonly at: Date
  readonly again: boolean
  readonly system: string | undefined // [kiosk] system-name, where the operator has named it
}

export interface Pair {
  readonly label: string
  readonly value: string
}

export interface CardsRow {
  readonly label: string
  readonly current: string
  readonly new: string
  readonly differs: boolean
}

export type Part =
  | { readonly kind: 'pairs'; readonly heading: string; readonly rows: readonly Pair[] }
  | { readonly kind: 'cards'; readonly current: string; readonly new: string; readonly rows: readonly CardsRow[] }
  | { readonly kind: 'notes'; readonly lines: readonly string[] }

/** What a sheet says, in order, whether it becomes a PDF or a text. Values are ready to be shown (design §8). */
export interface SheetDocument {
  readonly system: string
  readonly title: string
  readonly number: string
  readonly issued: string
  readonly issuedAt: Date
  readonly parts: readonly Part[]
  readonly evidence: readonly Pair[]
  readonly proof: string // Sigsum proof
}

/** In Japanese whatever the screen spoke: agencies want it with their forms (facts/e-bidding.md §1.7). */
export function sheetDocument(sheet: Sheet, { at, again, system = WORDS.system }: Issue): SheetDocument {
  const { number, logged } = sheet
  const issued = again ? WORDS.reissued : WORDS.issued
  return {
    system: shownValue(system),
    title: WORDS.titles[sheet.kind],
    number,
    issued: `${issued} ${jstTime(at)}`,
    issuedAt: at,
    parts: sheet.kind === 'renewal' ? renewalParts(sheet, again) : requestParts(sheet),
    evidence: [
      { label: WORDS.evidence.hash, value: logged.evidence },
      { label: WORDS.evidence.entry, value: `${logged.entry}` },
      { label: WORDS.evidence.head, value: `${logged.head.size} ${logged.head.root}` },
    ],
    proof: logged.proof,
  }
}

function renewalParts(sheet: RenewalSheet, again: boolean): readonly Part[] {
  const differing = new Set(sheet.differences.map(({ row }) => row))
  const rows = ROW_NAMES.map((name) => ({
    label: jaReview.rows[name],
    current: shownValue(sheet.current[name]),
    new: shownValue(sheet.new[name]),
    differs: differing.has(name),
  }))
  const { notes } = WORDS
  return [
    facts(sheet, [{ label: WORDS.facts.personInCharge, value: shownValue(sheet.personInCharge) }]),
    { kind: 'cards', current: jaReview.current, new: jaReview.new, rows },
    {
      kind: 'notes',
      lines: [
        differing.size === 0 ? notes.same : notes.differs,
        ...(sheet.outcome === 'provisional' ? [notes.provisional.renewal] : []),
        notes.oldCardEnded,
        ...(again ? [notes.companyNow] : []),
      ],
    },
  ]
}

const requestParts = (sheet: RequestSheet): readonly Part[] => [
  facts(sheet, sheet.companyId === null ? [] : [{ label: WORDS.facts.companyId, value: shownValue(sheet.companyId) }]),
  ...contentParts(sheet),
  ...(sheet.outcome === 'provisional'
    ? [{ kind: 'notes', lines: [WORDS.notes.provisional.request] } satisfies Part]
    : []),
]

const facts = (sheet: Sheet, more: readonly Pair[]): Part => ({
  kind: 'pairs',
  heading: WORDS.facts.heading,
  rows: [
    { label: WORDS.facts.number, value: sheet.number },
    { label: WORDS.facts.time, value: jstTime(new Date(sheet.time)) },
    { label: WORDS.facts.outcome, value: WORDS.outcomes[sheet.kind][sheet.outcome] },
    { label: WORDS.facts.registration, value: shownValue(sheet.registration) },
    ...more,
    { label: WORDS.facts.registry, value: shownValue(sheet.registry) },
    { label: WORDS.facts.kiosk, value: shownValue(sheet.kiosk) },
  ],
})
