import { isToken, type Secret } from '../secret.ts'
import type { PinRules } from '../types/reader.ts'
import { cells } from './cells.ts'
import { displayText } from './display-text.ts'
import type { Key } from './keyboard/key.ts'

/** 20 full-width characters (facts/e-bidding.md §1.4). */
export const PERSON_CELLS = 40
const LONGEST_PASSWORD = 64

/**
 * What a field takes is decided before a key reaches ink-text-input, which moves its cursor even for a character that
 * is refused. Arrows are kept from it for the same reason: it leaves the text at either end, and the next character
 * then lands in the wrong place. So a field is edited at its end only.
 */
export const takesPin =
  (rules: PinRules, length: number) =>
  (key: Key): boolean =>
    'character' in key
      ? length < rules.maxLength && isLegal(rules, key.character)
      : 'name' in key && key.name === 'backspace'

/** Printable ASCII, as it is typed: of the operator's password. */
export const takesPassword =
  (length: number) =>
  (key: Key): boolean =>
    'character' in key
      ? length < LONGEST_PASSWORD && LEGAL.printable.test(key.character)
      : 'name' in key && key.name === 'backspace'

export const takesPerson =
  (text: string) =>
  (key: Key): boolean =>
    'character' in key
      ? displayText(key.character) === key.character && cells(text) + cells(key.character) <= PERSON_CELLS
      : 'name' in key && key.name === 'backspace'

const LEGAL: Readonly<Record<PinRules['characters'], RegExp>> = {
  digits: /^[0-9]$/,
  'upper-alphanumeric': /^[0-9A-Za-z]$/,
  printable: /^[ -~]$/,
}

/** An input method left on types full-width digits: they are taken for what they mean. */
const plain = (character: string): string => character.normalize('NFKC')

const isLegal = ({ characters }: PinRules, character: string): boolean => LEGAL[characters].test(plain(character))

/** The field's new text as tokens: a character that is none is new, and goes to the secret (design §8). */
export function toTokens(text: string, rules: PinRules, secret: Secret): string {
  const tokens = Array.from(text, (character) => tokenOf(character, rules, secret))
    .join('')
    .slice(0, rules.maxLength)
  secret.arrange(tokens)
  return tokens
}

/** The same for the password of 資格審査情報検索: printable ASCII only, which the keyboard has seen to. */
export function passwordTokens(text: string, secret: Secret): string {
  const tokens = Array.from(text, (character) => (isToken(character) ? character : secret.add(character))).join('')
  secret.arrange(tokens)
  return tokens
}

function tokenOf(character: string, rules: PinRules, secret: Secret): string {
  if (isToken(character)) return character
  if (!isLegal(rules, character)) return ''
  return secret.add(rules.characters === 'upper-alphanumeric' ? plain(character).toUpperCase() : plain(character))
}

/** Backspace in ink-text-input takes half a character away when it lies beyond U+FFFF: so does this, the other half. */
export const withoutHalves = (text: string): string =>
  Array.from(text.toWellFormed())
    .join('')
    .replace(/\ufffd/g, '')
