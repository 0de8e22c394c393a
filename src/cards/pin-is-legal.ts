import type { PinRules } from '../types/reader.ts'

const CHARACTERS: Readonly<Record<PinRules['characters'], (octet: number) => boolean>> = {
  digits: isDigit,
  'upper-alphanumeric': (octet) => isDigit(octet) || (octet >= 0x41 && octet <= 0x5a),
  printable: (octet) => octet >= 0x20 && octet <= 0x7e,
}

/** A PIN that cannot be right is never sent: it would cost a try, or with an empty one the card may say yes. */
export const pinIsLegal = (pin: Uint8Array, { minLength, maxLength, characters }: PinRules): boolean =>
  pin.length >= minLength && pin.length <= maxLength && pin.every(CHARACTERS[characters])

function isDigit(octet: number): boolean {
  return octet >= 0x30 && octet <= 0x39
}
