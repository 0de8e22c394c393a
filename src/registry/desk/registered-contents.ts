import { CONTACT_NAMES } from '../../form/fields.ts'
import { readCanonicalText } from '../../form/read-canonical-text.ts'
import type { CompanyInformation, Contact, FormContents, RegisteredContents } from '../../types/registration.ts'
import type { RegistrationRow } from '../queries.ts'

type Company = Pick<
  RegistrationRow,
  'name' | 'address' | 'postcode' | 'representative' | 'title' | 'telephone' | 'fax' | 'department'
>

/** 企業情報 of a registration or of the roster, which name their columns alike. */
export const companyInformation = (row: Company): CompanyInformation => ({
  companyName: row.name,
  companyPostcode: row.postcode ?? '',
  companyAddress: row.address,
  representativeName: row.representative ?? '',
  representativePosition: row.title ?? '',
  representativeTelephone: row.telephone ?? '',
  representativeFax: row.fax ?? '',
  departmentName: row.department ?? '',
})

export const registeredContents = (row: RegistrationRow): RegisteredContents => ({
  number: row.number,
  companyId: row.company_id,
  company: companyInformation(row),
  contents: contentsOf(row),
  revision: row.revision,
})

/** Blank where the registration is older than these. */
export const contentsOf = ({ contents }: Pick<RegistrationRow, 'contents'>): FormContents =>
  (contents === null ? null : readCanonicalText(contents)) ?? { representative: blank(), department: blank() }

const blank = () => Object.fromEntries(CONTACT_NAMES.map((name) => [name, ''])) as unknown as Contact
