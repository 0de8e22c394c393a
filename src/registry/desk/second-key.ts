import type { Selectable } from 'kysely'
import type { SearchPolicy } from '../../types/registration.ts'
import { sameName } from '../notation.ts'
import type { Schema } from '../schema.ts'
import { isPassword } from './roster-password.ts'

type Company = Pick<Selectable<Schema['roster']>, 'name' | 'salt' | 'password'>

const NOBODY: Company = { name: '株式会社テスト工務店01', salt: null, password: null }

/**
 * Whether the visitor may see the company, undefined where the number is unknown. Both keys are always compared, with
 * somebody if need be, and the policy says which of them counts: the time of the answer must not tell which numbers
 * there are.
 */
export function opens(
  found: Company | undefined,
  { secondKey }: Pick<SearchPolicy, 'secondKey'>,
  pepper: Uint8Array,
  given: { readonly name: string | null; readonly password: Uint8Array | null },
): boolean {
  const company = found ?? NOBODY
  const isName = sameName(company.name, given.name ?? '')
  const isOwn = isPassword(pepper, company, given.password)
  return found !== undefined && (secondKey === 'password' || isName) && (secondKey === 'name' || isOwn)
}
