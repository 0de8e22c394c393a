import { z } from 'zod'
import { CERTIFICATE_ROWS, COLUMNS, COMPANY_INFORMATION, FORM_CONTENTS, LOG_HEAD } from './answers.ts'

const text = z.string()

const HEAD = {
  number: z.string().regex(/^\d{8}-\d{6,}$/), // the kiosk names a file after it
  outcome: z.enum(['completed', 'provisional']),
  time: text,
  registry: text,
  kiosk: text,
  registration: text,
  logged: z.object({ evidence: text, entry: z.int(), head: LOG_HEAD, proof: text }),
}

/** What a receipt is printed from. */
export const RENEWAL_SHEET = z.object({ kind: z.literal('renewal'), ...HEAD, personInCharge: text, ...COLUMNS })

export const REQUEST_SHEET = z.object({
  kind: z.enum(['registration', 'change']),
  ...HEAD,
  companyId: text.nullable(),
  company: COMPANY_INFORMATION,
  card: CERTIFICATE_ROWS,
  contents: FORM_CONTENTS,
})
