import { describe, expect, it } from 'vitest'
import { findFont } from '../../../src/receipt/pdf/find-font.ts'
import { renderPdf } from '../../../src/receipt/pdf/render-pdf.ts'
import { type Part, type SheetDocument, sheetDocument } from '../../../src/receipt/sheet-document.ts'
import type { Sheet } from '../../../src/types/receipt.ts'
import { codeInPdf, skipWithoutPdfTools, textOfPdf, unspaced } from '../../support/pdf-tools.ts'
import { proofOfDepth, RENEWAL_SHEET, REQUEST_SHEET } from '../../support/sheet-samples.ts'

const font = await findFont(null)
const ISSUE = { at: new Date('2026-11-23T06:25:20Z'), again: false, system: undefined }

async function printed(sheet: Sheet) {
  if (font === null) throw new Error('no Japanese font, not even of the npm package')
  const document = sheetDocument(sheet, ISSUE)
  return { document, octets: await renderPdf(document, font) }
}

/** Every text of the document, in the order in which it is drawn. */
const textsOf = ({ system, title, number, issued, parts, evidence }: SheetDocument): readonly string[] => [
  system,
  number,
  issued,
  title,
  ...parts.flatMap(textsOfPart),
  ...evidence.flatMap(({ label, value }) => [label, value]),
]

function textsOfPart(part: Part): readonly string[] {
  if (part.kind === 'notes') return part.lines
  if (part.kind === 'pairs') return [part.heading, ...part.rows.flatMap(({ label, value }) => [label, value])]
  return [part.current, part.new, ...part.rows.flatMap((row) => [row.label, row.current, row.new])]
}

describe.skipIf(skipWithoutPdfTools())('a printed sheet', { timeout: 60_000 }, () => {
  it.each([
    ['a renewal', RENEWAL_SHEET, 1],
    ['a registration', REQUEST_SHEET, 2],
  ])('of %s says to pdftotext what it was made from, once for each row', async (_, sheet, pages) => {
    const { document, octets } = await printed(sheet)
    const text = textOfPdf(octets)
    expect(text).toHaveLength(pages)
    for (const wanted of textsOf(document)) expect(text.join('')).toContain(unspaced(wanted))
    if (sheet.kind === 'renewal')
      expect(text.join('').match(/2461870657311161851583284699410090704(946048937\d\d)?/g)).toHaveLength(2)
  })

  it.each([0, 17, 24])('carries the octets of the proof for a log of 2^%d entries, at 150 dpi', async (depth) => {
    const proof = proofOfDepth(depth)
    const { octets } = await printed({ ...RENEWAL_SHEET, logged: { ...RENEWAL_SHEET.logged, proof } })
    expect(codeInPdf(octets, 150)).toBe(proof)
  })

  it('leaves out witnesses that the code has no room for, and says so', async () => {
    const cosignature = `cosignature=${'a'.repeat(64)} 1795000000 ${'b'.repeat(128)}\n`
    const proof = proofOfDepth(24)
    const logged = { ...RENEWAL_SHEET.logged, proof: proof.replace(/(?<=^signature=.*\n)/m, cosignature.repeat(3)) }
    const { octets } = await printed({ ...RENEWAL_SHEET, logged })
    expect(codeInPdf(octets, 150)).toBe(proof)
    expect(textOfPdf(octets).join('')).toContain('立会人の連署は二次元コードに含めていません')
  })

  it('shows what the font lacks by its number, with a word of what that is, and nothing as an empty box', async () => {
    const personInCharge = '𠮷野 髙橋 﨑 ㈱ 한'
    const { octets } = await printed({ ...RENEWAL_SHEET, personInCharge })
    const text = textOfPdf(octets).join('')
    expect(text).toContain('‹U+20BB7›野髙橋﨑㈱‹U+D55C›')
    expect(text).toContain('書体にない文字の番号')
  })

  it('goes over pages without losing or cutting a line, whatever a certificate says', async () => {
    const issuer = `OU=${'長い名前'.repeat(240)},C=JP`
    const both = { ...RENEWAL_SHEET, current: { ...RENEWAL_SHEET.current, issuer, holderName: issuer } }
    const { octets } = await printed({ ...both, new: { ...RENEWAL_SHEET.new, issuer } })
    const text = textOfPdf(octets)
    expect(text.length).toBeGreaterThan(2)
    expect(text.join('').match(/長い名前/g)?.length).toBeGreaterThan(3 * 220) // some are broken over two lines
    for (const [index, page] of text.entries()) expect(page).toContain(`${index + 1}/${text.length}`)
  })
})
