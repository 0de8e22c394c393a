import { wrapProse } from '../../ui/cells.ts'
import type { Part } from '../sheet-document.ts'
import { WORDS } from '../words.ts'
import { drawTable, SIZE } from './draw-table.ts'
import { LEFT, type Paper, WIDTH } from './paper.ts'

const LABEL = 118 // points
const MARK = 20
const LEADING = 13

export function drawPart(paper: Paper, part: Part): void {
  switch (part.kind) {
    case 'pairs':
      drawHeading(paper, part.heading)
      drawPairs(paper, part.rows, WIDTH)
      break
    case 'cards':
      drawHeading(paper, WORDS.cards)
      drawCards(paper, part)
      break
    case 'notes':
      drawNotes(paper, part.lines, WIDTH)
  }
}

/** Not alone at the foot of a page. */
export function drawHeading(paper: Paper, text: string): void {
  paper.ensure(60)
  paper.moveTo(paper.y() + 9)
  paper.write(`■ ${text}`, LEFT, paper.y(), 10)
  paper.moveTo(paper.y() + 15)
}

export const drawPairs = (paper: Paper, rows: readonly { label: string; value: string }[], width: number): void =>
  drawTable(
    paper,
    [LABEL, width - LABEL],
    rows.map(({ label, value }) => [{ text: label, shaded: true }, { text: value }]),
  )

function drawCards(paper: Paper, part: Part & { readonly kind: 'cards' }): void {
  const column = (WIDTH - LABEL - MARK) / 2
  const head = ['', part.current, part.new, ''].map((text) => ({ text, shaded: true }))
  const rows = part.rows.map((row) => [
    { text: row.label, shaded: true },
    { text: row.current },
    { text: row.new },
    { text: row.differs ? '*' : '' },
  ])
  drawTable(paper, [LABEL, column, column, MARK], [head, ...rows])
}

/** Japanese line breaking first; a font that is wider than two to one is broken once more. */
export function drawNotes(paper: Paper, texts: readonly string[], width: number): void {
  paper.moveTo(paper.y() + 5)
  for (const text of texts)
    for (const row of wrapProse(text, Math.floor(width / (SIZE / 2))))
      for (const line of paper.lines(row, width, SIZE)) {
        paper.ensure(LEADING)
        paper.write(line, LEFT, paper.y(), SIZE)
        paper.moveTo(paper.y() + LEADING)
      }
}
