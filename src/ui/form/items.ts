import { BLOCKS, CONTACT_NAMES } from '../../form/fields.ts'
import type { CompanyInformation } from '../../types/registration.ts'
import type { Form, FormScreen, SearchScreen } from '../../types/scene.ts'
import type { Words } from '../words/words.ts'
import type { InputName } from './draft.ts'

/** What stands on a form, from top to bottom. */
export type Item =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'fact'; readonly label: string; readonly value: string }
  | { readonly kind: 'input'; readonly label: string; readonly name: InputName }

const COMPANY = [
  'companyName',
  'companyPostcode',
  'companyAddress',
  'representativeName',
  'representativePosition',
  'representativeTelephone',
  'representativeFax',
  'departmentName',
] as const satisfies (keyof CompanyInformation)[]

const CARD = ['cardCompanyName', 'holderName', 'holderAddress'] as const

export const companyItems = ({ company }: Form, { form }: Words): readonly Item[] => [
  { kind: 'heading', text: form.headings.company },
  ...COMPANY.map((name) => ({ kind: 'fact', label: form.company[name], value: company[name] }) as const),
]

export const cardItems = (
  { card }: Form,
  { review }: Words,
  rows: readonly (keyof Form['card'])[] = CARD,
): readonly Item[] => rows.map((name) => ({ kind: 'fact', label: review.rows[name], value: card[name] }) as const)

export function formItems({ form }: FormScreen, words: Words): readonly Item[] {
  const [representative = [], department = []] = BLOCKS.map((block) =>
    CONTACT_NAMES.map((name) => ({ kind: 'input', label: words.form.fields[name], name: `${block}.${name}` }) as const),
  )
  return [
    ...companyItems(form, words),
    { kind: 'heading', text: words.form.headings.representative },
    ...representative,
    { kind: 'heading', text: words.form.headings.department },
    ...cardItems(form, words),
    ...department,
  ]
}

export const searchItems = (
  { policy }: SearchScreen,
  inputs: readonly InputName[],
  { form }: Words,
): readonly Item[] => [
  ...form.searchPrompt(policy.secondKey).map((text) => ({ kind: 'prose', text }) as const),
  ...inputs.flatMap((name) =>
    name === 'number' || name === 'name' || name === 'password'
      ? [{ kind: 'input', label: form.search[name], name } as const]
      : [],
  ),
]
