import { checkDigit } from './check-digit.ts'

/** Crockford's: no I, L, O, U. What is heard or typed as one of the first three is understood. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BASE = ALPHABET.length
const DIGITS = 7
const HALF = 4

/** A number below 32^7 as eight characters, `7K2M-9PQX`; the last is the check character. */
export function writeCode(number: number): string {
  const digits = Array.from({ length: DIGITS }, (_, index) => Math.floor(number / BASE ** (DIGITS - 1 - index)) % BASE)
  const text = [...digits, checkDigit(digits)].map((digit) => ALPHABET[digit]).join('')
  return `${text.slice(0, HALF)}-${text.slice(HALF)}`
}

/** Null: mistyped. Full-width and small letters, blanks and hyphens do not matter. */
export function readCode(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s‐-―ー-]/g, '')
  const digits = [...plain.replaceAll('O', '0').replace(/[IL]/g, '1')].map((character) => ALPHABET.indexOf(character))
  if (digits.length !== DIGITS + 1 || digits.includes(-1)) return null
  const data = digits.slice(0, DIGITS)
  return checkDigit(data) === digits[DIGITS] ? data.reduce((number, digit) => number * BASE + digit, 0) : null
}
