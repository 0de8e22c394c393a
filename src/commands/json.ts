/** Characters that a terminal obeys or that change how others are shown: C1, format (bidi, tags), separators. */
const UNSAFE = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu

/** JSON for a program and for a terminal: what a card says cannot steer the screen. C0 is escaped by JSON itself. */
export const toJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(UNSAFE, (character) => character.split('').map(escaped).join(''))}\n`

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
