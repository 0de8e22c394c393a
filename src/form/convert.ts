import { isAllowed } from './characters.ts'
import type { FieldRules } from './fields.ts'

/** A run of half-width katakana with its voiced sound marks is converted together: ｶﾞ is one character. */
const HALF_WIDTH_KANA = /[\uff61-\uff9f]+/g
const HYPHENS = /[\u2010-\u2015\u2212\u30fc\uff0d\uff70]/g
const LETTERS = /[\uff01-\uff5e\u3000]/g

/**
 * The value as the field wants it: full-width kana, half-width digits; circled and squared characters as what they
 * stand for. Offered, never forced. The same value where there is nothing to offer.
 */
export const converted = (rules: FieldRules, value: string): string =>
  rules.kind === 'text' ? fullWidth(value) : halfWidth(rules, value)

const nfkc = (text: string): string => text.normalize('NFKC')

function fullWidth(value: string): string {
  const kana = value.replace(HALF_WIDTH_KANA, nfkc)
  return Array.from(kana, (character) => (isAllowed(character) ? character : standsFor(character))).join('')
}

/** Variants in names that JIS X 0208 lacks and NFKC keeps, by the usual form. */
const USUAL_FORMS: Readonly<Record<string, string>> = { 髙: '高', 﨑: '崎', 德: '徳', 濵: '浜' }

/** ① is 1, ㈱ is (株), 髙 is written 高; a kanji that has no other form stays. */
function standsFor(character: string): string {
  const plain = USUAL_FORMS[character] ?? nfkc(character)
  return Array.from(plain).every(isAllowed) ? plain : character
}

function halfWidth({ kind }: FieldRules, value: string): string {
  const plain = value.replace(HYPHENS, '-').replace(LETTERS, nfkc)
  return kind === 'postcode' ? plain.replace(/^(\d{3})(\d{4})$/, '$1-$2') : plain
}
