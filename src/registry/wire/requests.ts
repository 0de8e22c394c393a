import { z } from 'zod'
import { CONTACT_NAMES } from '../../form/fields.ts'
import type { ContactName } from '../../types/registration.ts'
import { MOST_IN_STEP } from '../desk/step-limits.ts'
import { MOST_IN_RENEWAL } from '../request-limits.ts'
import { octets } from './octets.ts'

type MakeObject = <Shape extends z.ZodRawShape>(shape: Shape) => z.ZodObject<Shape>

const id = z.string().regex(/^[0-9a-f]{32}$/)
const kiosk = z.string().max(64)
const certificate = octets(MOST_IN_STEP.certificate)
const text = z.string().max(MOST_IN_STEP.searched)
const texts = Object.fromEntries(CONTACT_NAMES.map((name) => [name, text])) as Record<ContactName, typeof text>

/** One schema for each operation's body; `object` says what becomes of unknown fields. */
const bodies = (object: MakeObject) => {
  const proof = object({
    statement: octets(MOST_IN_STEP.statement),
    algorithm: z.enum(['rsa-pkcs1-sha256', 'ecdsa-sha256']),
    signature: octets(MOST_IN_STEP.signature),
  })
  const contact = object(texts)
  const contents = object({ representative: contact, department: contact })
  return {
    beginRenewal: object({ certificate, kiosk }),
    reviewRenewal: object({ renewal: id, current: proof, newCertificate: certificate }),
    renew: object({
      renewal: id,
      current: proof,
      new: proof,
      newCertificate: certificate,
      personInCharge: z.string().max(MOST_IN_RENEWAL.personInCharge),
    }),
    settleRenewal: z.codec(object({ renewal: id }), z.string(), {
      decode: ({ renewal }) => renewal,
      encode: (renewal) => ({ renewal }),
    }),
    renewalSheet: z.codec(object({ renewal: id }), z.string(), {
      decode: ({ renewal }) => renewal,
      encode: (renewal) => ({ renewal }),
    }),
    growth: z.codec(object({ since: z.int().min(0) }), z.number(), {
      decode: ({ since }) => since,
      encode: (since) => ({ since }),
    }),
    beginRequest: object({ certificate, purpose: z.enum(['login', 'registration', 'change']), kiosk }),
    login: object({ request: id, proof }),
    searchCompany: object({
      request: id,
      number: text,
      name: text.nullable(),
      password: octets(MOST_IN_STEP.searched).nullable(),
    }),
    register: object({ request: id, proof, number: text, contents }),
    change: object({ request: id, proof, contents, revision: z.int().min(0) }),
    settleRequest: z.codec(object({ request: id }), z.string(), {
      decode: ({ request }) => request,
      encode: (request) => ({ request }),
    }),
    requestSheet: z.codec(object({ request: id }), z.string(), {
      decode: ({ request }) => request,
      encode: (request) => ({ request }),
    }),
    checkCard: object({ certificate }),
  }
}

/** What the service takes: an unknown field is refused. */
export const TAKEN_BODIES = bodies(z.strictObject)

/** What the client sends: TypeScript lets a caller have fields that nobody asked for, and they stay here. */
export const SENT_BODIES = bodies(z.object)
