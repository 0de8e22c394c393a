import type { FormContents } from '../types/registration.ts'
import { FIELD_NAMES, fieldValue } from './fields.ts'

/**
 * What a card signs the hash of: one line for each field in the order of the form, its name and a JSON string
 * (RFC 8259 §7 as ECMA-262 JSON.stringify writes it), every line ended by LF.
 */
export const canonicalText = (contents: FormContents): string =>
  FIELD_NAMES.map((field) => `${field} ${JSON.stringify(fieldValue(contents, field))}\n`).join('')
