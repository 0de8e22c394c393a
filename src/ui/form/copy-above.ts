import { CONTACT_NAMES } from '../../form/fields.ts'
import type { BlockName, CompanyInformation, ContactName } from '../../types/registration.ts'
import { type Draft, focusedInput, type InputName, replaced, textOf } from './draft.ts'

/** Where 企業情報 has what a contact asks for. */
const FROM_COMPANY: Partial<Record<ContactName, keyof CompanyInformation>> = {
  name: 'departmentName',
  postcode: 'companyPostcode',
  address: 'companyAddress',
  person: 'representativeName',
  telephone: 'representativeTelephone',
  fax: 'representativeFax',
}

/** Fills what is still empty in the focused block from the block above it: nothing that was typed is lost. */
export function copyAbove(draft: Draft, company: CompanyInformation): Draft {
  const values = fromAbove(draft, company)
  return values.length === 0 ? draft : replaced(draft, Object.fromEntries(values))
}

export const canCopyAbove = (draft: Draft, company: CompanyInformation): boolean => fromAbove(draft, company).length > 0

function fromAbove(draft: Draft, company: CompanyInformation): readonly (readonly [InputName, string])[] {
  const block = blockOf(focusedInput(draft)?.name)
  if (block === null) return []
  return CONTACT_NAMES.flatMap((name) => {
    const field: InputName = `${block}.${name}`
    const source = FROM_COMPANY[name]
    const above = block === 'department' ? textOf(draft, `representative.${name}`) : source ? company[source] : ''
    return textOf(draft, field) === '' && above !== '' ? [[field, above] as const] : []
  })
}

export const blockOf = (name: InputName | undefined): BlockName | null => {
  const block = name?.split('.')[0]
  return block === 'representative' || block === 'department' ? block : null
}
