import { BOTTOM, LEFT, PAGE, type Paper } from './paper.ts'

export interface TableCell {
  readonly text: string
  readonly shaded?: boolean
}

export const SIZE = 9 // points
const LEADING = 12.5
const PAD = { x: 5, y: 3.2 } as const
const SHADE = '#eeeeee'
const LINE = '#444444'

/** Rows under each other. One that is taller than what is left of the page begins the next; than a page, it is cut. */
export function drawTable(paper: Paper, widths: readonly number[], rows: readonly (readonly TableCell[])[]): void {
  for (const row of rows) {
    const cells = row.map(({ text }, column) => paper.lines(text, (widths[column] ?? 0) - 2 * PAD.x, SIZE))
    const most = Math.max(...cells.map((lines) => lines.length))
    const fitting = () => Math.floor((BOTTOM - paper.y() - 2 * PAD.y) / LEADING)
    if (most > fitting() && most <= LONGEST) paper.newPage()
    for (let done = 0; done < most; ) {
      if (fitting() < 1) paper.newPage()
      const next = Math.min(most, done + fitting())
      drawRow(
        paper,
        widths,
        row,
        cells.map((lines) => lines.slice(done, next)),
        next - done,
      )
      done = next
    }
  }
}

/** Lines on a page of nothing else. */
const LONGEST = Math.floor((BOTTOM - PAGE.top - 2 * PAD.y) / LEADING)

function drawRow(
  paper: Paper,
  widths: readonly number[],
  row: readonly TableCell[],
  cells: readonly (readonly string[])[],
  lines: number,
): void {
  const height = lines * LEADING + 2 * PAD.y
  const top = paper.y()
  let x: number = LEFT
  cells.forEach((cell, column) => {
    const width = widths[column] ?? 0
    const { document } = paper
    if (row[column]?.shaded === true) document.rect(x, top, width, height).fill(SHADE)
    document.rect(x, top, width, height).lineWidth(0.5).stroke(LINE)
    document.fillColor('black')
    cell.forEach((line, index) => {
      paper.write(line, x + PAD.x, top + PAD.y + 1.5 + index * LEADING, SIZE)
    })
    x += width
  })
  paper.moveTo(top + height)
}
