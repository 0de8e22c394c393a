import { z } from 'zod'
import { rowSource } from '../certificate/row-source.ts'
import { RENEWAL_POLICIES } from '../registry/policies.ts'

const policy = z.enum(RENEWAL_POLICIES).optional()
const text = (most: number) => z.string().trim().min(1).max(most).optional() // three rows of the PIN dialog in all
const length = z.int().min(1).max(64).optional()
const places = z
  .array(z.string().refine((place) => rowSource(place) !== null, 'must be a place such as "san.O" or "subject.ST+L"'))
  .optional()

const policies = z.strictObject({
  'company-differs': policy,
  'holder-differs': policy,
  'address-differs': policy,
  'new-expires-first': policy,
  'missing-crls': z.enum(['refuse', 'warn']).optional(),
})

const search = z.strictObject({
  'number-digits': z.int().min(1).max(16).optional(),
  'second-key': z.enum(['name', 'password', 'name-and-password']).optional(),
})

const rows = z.strictObject({
  'card-company-name': places,
  'card-company-address': places,
  'holder-name': places,
  'holder-address': places,
})

const issuer = z
  .strictObject({
    dn: z.string().min(1),
    name: text(24),
    'pin-min': length,
    'pin-max': length,
    'pin-characters': z.enum(['digits', 'upper-alphanumeric', 'printable']).optional(),
    tries: z.int().min(1).max(255).optional(),
    unblocking: z.enum(['issuer-unblocks', 'municipal-office', 'new-card', 'unknown']).optional(),
    telephone: text(24),
    hours: text(40),
    rows: rows.optional(),
  })
  .refine(({ 'pin-min': min = 1, 'pin-max': max = 64 }) => min <= max, {
    path: ['pin-max'],
    message: 'must not be less than pin-min',
  })

const witness = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  key: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 digits 0-9a-f: an Ed25519 key'),
})

const path = z.string().regex(/^\//, 'must begin with /')

const receipt = z.strictObject({
  folder: path.optional(),
  printer: z
    .string()
    .regex(/^[^\s/#-][^\s/#]{0,126}$/, 'must be a CUPS queue (lpstat -e)')
    .optional(),
  format: z.enum(['pdf', 'text']).optional(),
  when: z.enum(['on-key', 'automatic']).optional(),
  font: path.regex(/\.(ttf|otf)$/i, 'must be a .ttf or .otf file').optional(),
})

const display = z.strictObject({
  theme: z.enum(['standard', 'high-contrast']).optional(),
  beep: z.boolean().optional(),
  'screen-reader': z.boolean().optional(),
})

/** koshin.toml. A key that is not known is refused: misspelt, it would leave a rule as it is without a word. */
export const SETTINGS = z.strictObject({
  policies: policies.optional(),
  search: search.optional(),
  receipt: receipt.optional(),
  display: display.optional(),
  witness: z.array(witness).max(16).optional(),
  issuer: z
    .array(issuer)
    .refine((issuers) => new Set(issuers.map(({ dn }) => dn)).size === issuers.length, 'must not name a dn twice')
    .optional(),
})

export type RawSettings = z.infer<typeof SETTINGS>
