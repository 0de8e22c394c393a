import PDFDocument from 'pdfkit'
import type { SheetDocument } from '../sheet-document.ts'
import { WORDS } from '../words.ts'
import { drawNotes, drawPart } from './draw-part.ts'
import { drawProof } from './draw-proof.ts'
import { LEFT, PAGE, type Paper, paper, WIDTH } from './paper.ts'

/** A4. `font` is the path of a TrueType or OpenType file; only what is used of it is embedded. Rejects where the font cannot be read as one. */
export async function renderPdf(sheet: SheetDocument, font: string): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: '', // none of the standard ones, which have no Japanese and are files of their own
    lang: 'ja-JP',
    bufferPages: true,
    info: { Title: `${sheet.title} ${sheet.number}`, Creator: 'Koshin', CreationDate: sheet.issuedAt },
  })
  const octets = collected(document)
  document.font(font)
  const pages = paper(document)
  drawTitle(pages, sheet)
  for (const part of sheet.parts) drawPart(pages, part)
  drawProof(pages, sheet)
  if (pages.lacksGlyphs()) drawNotes(pages, [WORDS.notes.missingGlyphs], WIDTH)
  drawFeet(pages, sheet)
  document.end()
  return octets
}

function collected(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece))
    document.on('end', () => resolve(Buffer.concat(pieces)))
    document.on('error', reject)
  })
}

/** Number and date at the right, the title in the middle over a double rule: as Japanese offices have it. */
function drawTitle(pages: Paper, { system, title, number, issued }: SheetDocument): void {
  const right = (text: string, y: number) => pages.write(text, LEFT + WIDTH - pages.measure(text, 9), y, 9)
  pages.write(system, LEFT, PAGE.top, 10)
  right(`${WORDS.facts.number} ${number}`, PAGE.top)
  right(issued, PAGE.top + 14)
  const y = PAGE.top + 42
  pages.write(title, (PAGE.width - pages.measure(title, 18)) / 2, y, 18)
  const rule = (below: number, thick: number) =>
    pages.document
      .moveTo(LEFT, y + below)
      .lineTo(LEFT + WIDTH, y + below)
      .lineWidth(thick)
      .stroke('black')
  rule(28, 1.2)
  rule(30.5, 0.4)
  pages.moveTo(y + 32)
}

function drawFeet(pages: Paper, { title, number }: SheetDocument): void {
  const { start, count } = pages.document.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    pages.document.switchToPage(page)
    const foot = `${title} ${number}   ${WORDS.page(page - start + 1, count)}`
    pages.write(foot, (PAGE.width - pages.measure(foot, 8)) / 2, PAGE.height - 36, 8)
  }
}
