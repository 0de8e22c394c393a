import type { BlockName, Contact, ContactName, FieldName, FormContents } from '../types/registration.ts'

export type FieldKind = 'text' | 'postcode' | 'telephone' | 'mail' | 'digits'

export interface FieldRules {
  readonly kind: FieldKind
  readonly longest: number // characters
  readonly exact?: number
  readonly optional?: boolean
}

/** Limits of facts/e-bidding.md §2.2; all seven fields are 必須. In the order of the form. */
export const CONTACT_FIELDS: Readonly<Record<ContactName, FieldRules>> = {
  name: { kind: 'text', longest: 60 },
  postcode: { kind: 'postcode', longest: 8 },
  address: { kind: 'text', longest: 60 },
  person: { kind: 'text', longest: 20 },
  telephone: { kind: 'telephone', longest: 25 },
  fax: { kind: 'telephone', longest: 25 },
  mail: { kind: 'mail', longest: 100 },
}

export const BLOCKS = ['representative', 'department'] as const satisfies readonly BlockName[]
export const CONTACT_NAMES = Object.keys(CONTACT_FIELDS) as readonly ContactName[]

/** Every field of the form, in the order of the screen. */
export const FIELD_NAMES: readonly FieldName[] = BLOCKS.flatMap((block) =>
  CONTACT_NAMES.map((name) => `${block}.${name}` as const),
)

export const rulesOf = (field: FieldName): FieldRules => CONTACT_FIELDS[field.split('.')[1] as ContactName]

export const fieldValue = (contents: FormContents, field: FieldName): string => {
  const [block, name] = field.split('.') as [BlockName, ContactName]
  return contents[block][name]
}

export const withField = (contents: FormContents, field: FieldName, value: string): FormContents => {
  const [block, name] = field.split('.') as [BlockName, ContactName]
  return { ...contents, [block]: { ...contents[block], [name]: value } }
}

const EMPTY_CONTACT: Contact = { name: '', postcode: '', address: '', person: '', telephone: '', fax: '', mail: '' }
export const EMPTY_CONTENTS: FormContents = { representative: EMPTY_CONTACT, department: EMPTY_CONTACT }

export const isFieldName = (name: string): name is FieldName => (FIELD_NAMES as readonly string[]).includes(name)
