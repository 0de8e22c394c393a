/** Characters that a terminal obeys or that change how others are shown: C1, format (bidi, tags), separators. */
const UNSAFE = /[\0-\x09\x0b-\x1f\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu

/** JSON for a program and for a terminal: what a card says cannot steer the screen. C0 is escaped by JSON itself, which leaves line ends. */
export const toJson = (value: unknown): string => `${safeText(JSON.stringify(value, null, 2))}\n`

/** The same for lines of our own. */
export const safeText = (text: string): string =>
  text.replace(UNSAFE, (character) => character.split('').map(escaped).join(''))

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
