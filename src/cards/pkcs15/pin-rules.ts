import type { PinRules } from '../../types/reader.ts'
import type { Pin } from './pins.ts'

/** What may be entered. A PIN that has to be filled up has no more characters than there is room for. */
export const pinRules = ({ type, minLength, maxLength }: Pin): PinRules => ({
  minLength,
  maxLength,
  characters: type === 'utf8' ? 'printable' : 'digits',
})
