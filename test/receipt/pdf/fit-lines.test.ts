import { expect, it } from 'vitest'
import { fitLines } from '../../../src/receipt/pdf/fit-lines.ts'

const measure = (text: string) => [...text].length

it.each([
  ['', 4, ['']],
  ['abcd', 4, ['abcd']],
  ['abcdef', 4, ['abcd', 'ef']],
  ['ab‹U+20BB7›cd', 9, ['ab', '‹U+20BB7›', 'cd']],
  ['‹U+20BB7›', 3, ['‹U+20BB7›']], // too wide for a line, and whole all the same
  ['かか\u3099か', 2, ['か', 'か\u3099', 'か']],
])('%j in %d', (text, width, lines) => {
  expect(fitLines(text, width, measure)).toEqual(lines)
})
