import { expect, it } from 'vitest'
import { cursorCell } from '../../src/ui/cursor-cell.ts'

it.each<[string, string, number, number, { row: number; column: number }]>([
  ['an empty field', '', 0, 10, { row: 0, column: 0 }],
  ['after half and full width', 'aあ', 2, 10, { row: 0, column: 3 }],
  ['before a full-width character', 'ああ', 1, 10, { row: 0, column: 2 }],
  ['after a row that is full', 'あああああ', 5, 10, { row: 1, column: 0 }],
  ['before a character that does not fit into the row', 'aああああい', 5, 10, { row: 1, column: 0 }],
  ['before one that does', 'ああああaa', 4, 10, { row: 0, column: 8 }],
  ['in the third row', 'あ'.repeat(12), 12, 10, { row: 2, column: 4 }],
])('finds the cell of %s', (_, text, cursor, width, cell) => {
  expect(cursorCell(text, cursor, width)).toEqual(cell)
})
