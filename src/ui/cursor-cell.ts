import { cells, wrap } from './cells.ts'

/** A cell of a field, counted from its first one. */
export interface Cell {
  readonly row: number
  readonly column: number
}

/** Where the cursor stands in a field of `width` cells that holds `text`; `cursor` in UTF-16 units. */
export function cursorCell(text: string, cursor: number, width: number): Cell {
  const next = Array.from(text.slice(cursor))[0] ?? ' ' // what the cursor is drawn over may not fit into the row any more
  const rows = wrap(text.slice(0, cursor) + next, width)
  return { row: rows.length - 1, column: cells(rows.at(-1) ?? '') - cells(next) }
}
