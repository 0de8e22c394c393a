import { padEnd, wrapProse } from '../ui/cells.ts'

const LEAST = 20 // cells for a text

/** A label in a column of `width` cells, and beside it a text, wrapped under itself in a terminal of so many columns. */
export const hanging = (label: string, text: string, width: number, columns: number): readonly string[] =>
  wrapProse(text, Math.max(LEAST, columns - width)).map((row, index) => padEnd(index === 0 ? label : '', width) + row)
