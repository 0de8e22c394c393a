import { expect, it } from 'vitest'
import { sheetDocument } from '../../src/receipt/sheet-document.ts'
import { textSheet } from '../../src/receipt/text-sheet.ts'
import { cells } from '../../src/ui/cells.ts'
import { RENEWAL_SHEET, REQUEST_SHEET } from '../support/sheet-samples.ts'

const text = (sheet: Parameters<typeof sheetDocument>[0]) =>
  textSheet(sheetDocument(sheet, { at: new Date('2026-11-23T06:25:20Z'), again: false, system: undefined }))

it.each([
  ['a renewal', RENEWAL_SHEET],
  ['a registration', REQUEST_SHEET],
])('of %s', (_, sheet) => {
  expect(text(sheet).replace(sheet.logged.proof, '(the proof)\n')).toMatchSnapshot()
})

it('ends with the proof as it is', () => {
  expect(text(RENEWAL_SHEET).endsWith(`\n\n${RENEWAL_SHEET.logged.proof}`)).toBe(true)
})

it('is never wider than a printed row, and loses nothing of what is long', () => {
  const issuer = `OU=${'長い名前'.repeat(60)},C=JP`
  const said = text({ ...RENEWAL_SHEET, current: { ...RENEWAL_SHEET.current, issuer } })
  const rows = said.slice(0, said.indexOf('version=2')).split('\n')
  expect(Math.max(...rows.map(cells))).toBeLessThanOrEqual(76)
  expect(said.replace(/\n +/g, '')).toContain(issuer)
})
