import { z } from 'zod'
import { rowSource } from '../certificate/row-source.ts'
import { PASSWORD_HASH } from '../operator/password.ts'
import { RENEWAL_POLICIES } from '../registry/policies.ts'
import { MENU_ITEMS } from '../types/scene.ts'

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

const whole = (least: number, most: number) => z.int().min(least).max(most).optional()
const TITLE = 50 // cells in the title bar beside the clock
const cells = (text: string): number => Array.from(text).reduce((sum, each) => sum + (each < '\u0300' ? 1 : 2), 0)
const title = z
  .string()
  .trim()
  .regex(/^\P{C}+$/u, 'must not be empty or hold control characters')
  .refine((text) => cells(text) <= TITLE, 'must be 50 half-width or 25 full-width characters at most')
  .optional()

const kiosk = z.strictObject({
  language: z.enum(['ja', 'en']).optional(),
  'system-name': title,
  'system-name-en': title,
  menu: z
    .array(z.enum(MENU_ITEMS))
    .min(1)
    .refine((items) => new Set(items).size === items.length, 'must not name an item twice')
    .optional(),
  'idle-seconds': whole(5, 600),
  'countdown-seconds': whole(5, 60),
  'visit-minutes': whole(2, 10), // the registry forgets what it issued for a visit after 10, for a form after 30
  'form-minutes': whole(5, 30),
  'reminder-seconds': whole(30, 3600),
  'renewal-advised-days': whole(0, 366),
  trust: z.string().min(1).optional(),
  'self-test': z
    .string()
    .regex(/^(off|([01]\d|2[0-3]):[0-5]\d)$/, 'must be a time as "06:00", or "off"')
    .optional(),
})

const operator = z.strictObject({
  password: z.string().regex(PASSWORD_HASH, 'must be what koshin doctor --hash prints').optional(),
  cards: z
    .array(z.string().regex(/^[0-9a-f]{64}$/, 'must be a fingerprint as koshin card show prints it: 64 digits 0-9a-f'))
    .max(16)
    .optional(),
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
  kiosk: kiosk.optional(),
  operator: operator.optional(),
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
