import { cells, padEnd, wrap, wrapProse } from '../ui/cells.ts'
import type { Pair, Part, SheetDocument } from './sheet-document.ts'
import { WORDS } from './words.ts'

const WIDTH = 76 // cells; CUPS prints 80 to a row of A4

/** For people without a PDF and printers without a Japanese font of ours; ends with the proof as it is. */
export const textSheet = ({ system, title, issued, number, parts, evidence, proof }: SheetDocument): string =>
  [
    system,
    title,
    '',
    `${number}  ${issued}`,
    ...parts.flatMap((part) => ['', ...partLines(part)]),
    '',
    `【${WORDS.evidence.heading}】`,
    ...pairLines(evidence),
    ...wrapProse(WORDS.evidence.text, WIDTH),
    '',
    proof,
  ].join('\n')

function partLines(part: Part): readonly string[] {
  if (part.kind === 'notes') return part.lines.flatMap((line) => wrapProse(line, WIDTH))
  if (part.kind === 'pairs') return [`【${part.heading}】`, ...pairLines(part.rows)]
  const side = (which: 'current' | 'new') => [
    `【${part[which]}】`,
    ...pairLines(part.rows.map((row) => ({ label: row.label, value: row[which], marked: row.differs }))),
  ]
  return [...side('current'), '', ...side('new')]
}

/** The mark stands before the label, as nothing may be cut off behind it. */
function pairLines(pairs: readonly (Pair & { readonly marked?: boolean })[]): readonly string[] {
  const label = Math.max(...pairs.map((pair) => cells(pair.label)))
  const indent = label + 4
  return pairs.flatMap((pair) => {
    const head = `${pair.marked === true ? '*' : ' '} ${padEnd(pair.label, label)}  `
    return wrap(pair.value, WIDTH - indent).map((row, index) => (index === 0 ? head : ' '.repeat(indent)) + row)
  })
}
