import type { ReceiptSettings, Sheet } from '../types/receipt.ts'
import { findFont } from './pdf/find-font.ts'
import { type Issue, sheetDocument } from './sheet-document.ts'
import { textSheet } from './text-sheet.ts'

export interface Rendered {
  readonly octets: Uint8Array
  readonly extension: 'pdf' | 'txt'
}

/** As the operator wants it; text where a PDF is wanted and no Japanese font is found. The PDF's library is loaded here. */
export async function renderSheet(
  sheet: Sheet,
  { format, font: named }: Pick<ReceiptSettings, 'format' | 'font'>,
  issue: Issue,
): Promise<Rendered> {
  const document = sheetDocument(sheet, issue)
  const font = format === 'pdf' ? await findFont(named) : null
  if (font === null) return { octets: new TextEncoder().encode(textSheet(document)), extension: 'txt' }
  const { renderPdf } = await import('./pdf/render-pdf.ts')
  return { octets: await renderPdf(document, font), extension: 'pdf' }
}
