/** Escapes and a character with its marks stay whole, as on the screen (`ui/cells.ts`). */
const UNITS = /‹(?:U\+)?[0-9A-F]{2,6}›|[\s\S][\u0300-\u036f\u3099\u309a]*/gu

/** Lines of at most `width` points as `measure` has it; nothing is left out, and an empty text is one empty line. */
export function fitLines(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const unit of text.match(UNITS) ?? []) {
    const wanted = measure(unit)
    if (line !== '' && used + wanted > width) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += unit
    used += wanted
  }
  return [...lines, line]
}
