import { expect, it } from 'vitest'
import { findFont, packagedFont } from '../../../src/receipt/pdf/find-font.ts'
import { renderPdf } from '../../../src/receipt/pdf/render-pdf.ts'
import { sheetDocument } from '../../../src/receipt/sheet-document.ts'
import { RENEWAL_SHEET } from '../../support/sheet-samples.ts'

it('takes the font that was named, and no other where that one is not there', async () => {
  expect(await findFont('/nowhere/font.ttf')).toBeNull()
  expect(await findFont('package.json')).toBe('package.json') // that it is one is found out when it is used
})

it('takes the first of the usual ones that is there', async () => {
  expect(await findFont(null, [null, '/nowhere/font.ttf', 'package.json', 'tsconfig.json'])).toBe('package.json')
})

it('has a font beside the program on a machine that has none, and it can be printed with', async () => {
  const font = packagedFont() ?? expect.fail('npm ci has left the optional package out')
  const octets = await renderPdf(
    sheetDocument(RENEWAL_SHEET, { at: new Date(0), again: false, system: undefined }),
    font,
  )
  expect(Buffer.from(octets).toString('latin1')).toContain('BIZUDGothic-Regular')
})

it('rejects what is no font, which is told as a receipt that could not be made', async () => {
  const document = sheetDocument(RENEWAL_SHEET, { at: new Date(0), again: false, system: undefined })
  await expect(renderPdf(document, 'package.json')).rejects.toThrow()
})
