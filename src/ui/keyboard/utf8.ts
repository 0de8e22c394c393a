/** A character of several octets that is not complete yet (RFC 3629 §3). */
export interface PartialCharacter {
  readonly code: number
  readonly missing: number
  readonly least: number // a smaller code point would have been written shorter
}

export const startCharacter = (byte: number): PartialCharacter | null => {
  if (byte >= 0xc2 && byte <= 0xdf) return { code: byte & 0x1f, missing: 1, least: 0x80 }
  if (byte >= 0xe0 && byte <= 0xef) return { code: byte & 0x0f, missing: 2, least: 0x800 }
  if (byte >= 0xf0 && byte <= 0xf4) return { code: byte & 0x07, missing: 3, least: 0x10000 }
  return null
}

/** The character, what is still missing, or null for octets that are not UTF-8. */
export const continueCharacter = (partial: PartialCharacter, byte: number): PartialCharacter | string | null => {
  if (byte < 0x80 || byte > 0xbf) return null
  const code = (partial.code << 6) | (byte & 0x3f)
  if (partial.missing > 1) return { ...partial, code, missing: partial.missing - 1 }
  const legal = code >= partial.least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return legal ? String.fromCodePoint(code) : null
}
