import type { FieldName, FormContents } from '../types/registration.ts'
import { FIELD_NAMES, fieldValue, withField } from './fields.ts'

/** `mine` was written over `base`, which has become `present`: only what was written here is kept. */
export const rebase = (mine: FormContents, base: FormContents, present: FormContents): FormContents =>
  changedFields(base, mine).reduce((contents, field) => withField(contents, field, fieldValue(mine, field)), present)

export const changedFields = (from: FormContents, to: FormContents): readonly FieldName[] =>
  FIELD_NAMES.filter((field) => fieldValue(from, field) !== fieldValue(to, field))
