import type PDFDocument from 'pdfkit'
import { coverGlyphs } from './cover-glyphs.ts'
import { fitLines } from './fit-lines.ts'

/** Points of A4. */
export const PAGE = { width: 595.28, height: 841.89, side: 48, top: 52, bottom: 56 } as const
export const LEFT = PAGE.side
export const WIDTH = PAGE.width - 2 * PAGE.side
export const BOTTOM = PAGE.height - PAGE.bottom

/** Pages that are filled from top to bottom. */
export interface Paper {
  readonly document: PDFKit.PDFDocument
  /** From the top of the page. */
  readonly y: () => number
  readonly moveTo: (y: number) => void
  /** Begins a page where less than `height` is left on this one. */
  readonly ensure: (height: number) => void
  readonly newPage: () => void
  readonly lines: (text: string, width: number, size: number) => readonly string[]
  readonly write: (text: string, x: number, y: number, size: number) => void
  readonly measure: (text: string, size: number) => number
  readonly lacksGlyphs: () => boolean
}

export function paper(document: InstanceType<typeof PDFDocument>): Paper {
  let y: number = PAGE.top
  const cover = coverGlyphs((code) => fontOf(document).hasGlyphForCodePoint(code))
  const widths = new Map<string, number>() // of one character at 1 point
  const measured = (text: string) => {
    const known = widths.get(text)
    if (known !== undefined) return known
    const width = document.fontSize(1).widthOfString(text)
    widths.set(text, width)
    return width
  }
  const measure = (text: string, size: number) => measured(cover.text(text)) * size
  const newPage = () => {
    document.addPage()
    y = PAGE.top
  }
  return {
    document,
    y: () => y,
    moveTo: (next) => {
      y = next
    },
    ensure: (height) => {
      if (y + height > BOTTOM) newPage()
    },
    newPage,
    lines: (text, width, size) => fitLines(cover.text(text), width / size, measured),
    write(text, x, top, size) {
      document.fontSize(size).text(cover.text(text), x, top, { lineBreak: false })
    },
    measure,
    lacksGlyphs: cover.missed,
  }
}

/** fontkit's font: the package keeps it to itself (0.20), and has no other way to ask what a font can write. */
const fontOf = (document: unknown) =>
  (document as { readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } } })._font.font
