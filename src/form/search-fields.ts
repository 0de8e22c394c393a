import type { SearchPolicy } from '../types/registration.ts'
import type { FieldRules } from './fields.ts'

export type SearchFieldName = 'number' | 'name' | 'password'

/** facts/e-bidding.md §2.1: the number in the agency's length, and the name or the password or both. */
export function searchFields({ numberLength, secondKey }: SearchPolicy): readonly SearchField[] {
  const number = { name: 'number', rules: { kind: 'digits', longest: numberLength, exact: numberLength } } as const
  const name = { name: 'name', rules: { kind: 'text', longest: 60 } } as const
  const password = { name: 'password', rules: { kind: 'text', longest: PASSWORD_LONGEST } } as const
  if (secondKey === 'name') return [number, name]
  return secondKey === 'password' ? [number, password] : [number, name, password]
}

export interface SearchField {
  readonly name: SearchFieldName
  readonly rules: FieldRules
}

const PASSWORD_LONGEST = 32
