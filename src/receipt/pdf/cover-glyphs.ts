export interface Cover {
  /** The text, every character that the font lacks written as its number: never an empty box, which would say nothing. */
  readonly text: (text: string) => string
  readonly missed: () => boolean
}

/** A combining mark or an escape's own brackets are asked for like any other character. */
export function coverGlyphs(hasGlyph: (codePoint: number) => boolean): Cover {
  let missed = false
  const covered = (character: string) => {
    const code = character.codePointAt(0) ?? 0
    if (hasGlyph(code)) return character
    missed = true
    return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`
  }
  return { text: (text) => [...text].map(covered).join(''), missed: () => missed }
}
