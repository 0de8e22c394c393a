import { BLOCKS, CONTACT_NAMES } from '../form/fields.ts'
import type { CertificateRows } from '../types/certificate.ts'
import type { RequestSheet } from '../types/receipt.ts'
import type { CompanyInformation } from '../types/registration.ts'
import { jaForm } from '../ui/words/ja/form.ts'
import { jaReview } from '../ui/words/ja/review.ts'
import type { Part } from './sheet-document.ts'
import { shownValue } from './shown-value.ts'
import { WORDS } from './words.ts'

/** What was stored: the company as the roster had it, both contacts, and the card. */
export const contentParts = ({ company, contents, card }: RequestSheet): readonly Part[] => [
  {
    kind: 'pairs',
    heading: WORDS.headings.company,
    rows: COMPANY_ROWS.map((name) => ({ label: jaForm.company[name], value: shownValue(company[name]) })),
  },
  ...BLOCKS.map(
    (block): Part => ({
      kind: 'pairs',
      heading: WORDS.headings[block],
      rows: CONTACT_NAMES.map((name) => ({ label: jaForm.fields[name], value: shownValue(contents[block][name]) })),
    }),
  ),
  {
    kind: 'pairs',
    heading: WORDS.headings.card,
    rows: CARD_ROWS.map((name) => ({ label: jaReview.rows[name], value: shownValue(card[name]) })),
  },
]

const COMPANY_ROWS = Object.keys(jaForm.company) as readonly (keyof CompanyInformation)[]

const CARD_ROWS: readonly (keyof CertificateRows)[] = [
  'cardCompanyName',
  'cardCompanyAddress',
  'holderName',
  'holderAddress',
  'serial',
  'issuer',
  'expiry',
]
