import type { Contact, FormContents } from '../types/registration.ts'

export type BlockName = keyof FormContents
export type ContactName = keyof Contact
export type FieldName = `${BlockName}.${ContactName}`

export type FieldKind = 'text' | 'postcode' | 'telephone' | 'mail'

export interface FieldRules {
  readonly kind: FieldKind
  readonly longest: number // characters
}

/** Limits of facts §2.2; all seven fields are 必須. In the order of the form. */
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

export const fieldValue = (contents: FormContents, field: FieldName): string => {
  const [block, name] = field.split('.') as [BlockName, ContactName]
  return contents[block][name]
}
