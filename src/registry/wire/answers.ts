import { z } from 'zod'
import { CONTACT_NAMES } from '../../form/fields.ts'
import type { ContactName } from '../../types/registration.ts'

/** What the service answers where it does not refuse. A field that a newer service adds is passed over. */

const text = z.string()
const challenge = { registry: text, nonce: text, kiosk: text, time: text, expires: text }
const standing = z.enum(['full', 'provisional'])
const outcome = z.enum(['completed', 'provisional'])
const policy = z.enum(['allow', 'provisional', 'refuse'])

export const CHALLENGE = z.object({ renewal: text, ...challenge })

export const CERTIFICATE_ROWS = z.object({
  cardCompanyName: text,
  cardCompanyAddress: text,
  holderName: text,
  holderAddress: text,
  serial: text,
  issuer: text,
  expiry: text,
})

const rows = CERTIFICATE_ROWS.extend({ companyName: text, companyAddress: text })

/** Both cards' rows, and how they differ. */
export const COLUMNS = {
  current: rows,
  new: rows,
  differences: z.array(z.object({ row: rows.keyof(), verdict: z.enum(['expected', 'notation', 'check']) })),
}

export const REVIEW = z.object({
  ...COLUMNS,
  warnings: z.array(
    z.object({
      kind: z.enum(['new-expires-first', 'company-differs', 'address-differs', 'holder-differs']),
      policy,
    }),
  ),
  daysGained: z.int(),
  outcome: z.enum(['completed', 'provisional', 'refused']),
})

export const LOG_HEAD = z.object({ size: z.int(), root: text })

export const RECEIPT = z.object({
  number: text,
  renewal: text,
  outcome,
  time: text,
  current: text,
  new: text,
  expiry: text,
  head: LOG_HEAD,
})

const settlement = <Receipt extends z.ZodType>(receipt: Receipt) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('done'), receipt }),
    z.object({ state: z.literal('not-done') }),
  ])

export const SETTLEMENT = settlement(RECEIPT)

export const LOG_GROWTH = z.object({ key: text, checkpoint: text, proof: z.array(text) })

export const REQUEST_CHALLENGE = z.object({ request: text, ...challenge })

export const COMPANY_INFORMATION = z.object({
  companyName: text,
  companyPostcode: text,
  companyAddress: text,
  representativeName: text,
  representativePosition: text,
  representativeTelephone: text,
  representativeFax: text,
  departmentName: text,
})

const contact = z.object(
  Object.fromEntries(CONTACT_NAMES.map((name) => [name, text])) as Record<ContactName, typeof text>,
)

export const FORM_CONTENTS = z.object({ representative: contact, department: contact })

const REGISTERED_CONTENTS = z.object({
  number: text,
  companyId: text.nullable(),
  company: COMPANY_INFORMATION,
  contents: FORM_CONTENTS,
  revision: z.int(),
})

export const SEARCH_POLICY = z.object({
  numberLength: z.int(),
  secondKey: z.enum(['name', 'password', 'name-and-password']),
})

export const LOGIN_ANSWER = z.discriminatedUnion('purpose', [
  z.object({ purpose: z.literal('login'), standing }),
  z.object({ purpose: z.literal('registration'), search: SEARCH_POLICY, next: REQUEST_CHALLENGE }),
  z.object({
    purpose: z.literal('change'),
    standing,
    registration: REGISTERED_CONTENTS,
    next: REQUEST_CHALLENGE,
  }),
])

export const REQUEST_RECEIPT = z.object({
  number: text,
  request: text,
  kind: z.enum(['registration', 'change']),
  outcome,
  companyId: text.nullable(),
  time: text,
  head: LOG_HEAD,
})

export const REQUEST_SETTLEMENT = settlement(REQUEST_RECEIPT)
