import type { SampleName } from '../samples.ts'
import { SAMPLE_NAMES } from './catalogue.ts'
import type { IssuedSet } from './issued-set.ts'

const VERSION = 2
const PRIVATE_KEY = /^-----BEGIN PRIVATE KEY-----\n[A-Za-z0-9+/=\n]+-----END PRIVATE KEY-----\n$/

export function writeSet(set: IssuedSet): string {
  const cards = SAMPLE_NAMES.map((name) => [
    name,
    { certificate: toBase64(set.certificates[name]), privateKey: set.keys.cards[name] },
  ])
  return JSON.stringify({
    version: VERSION,
    issued: set.issued.toISOString(),
    authority: { certificate: toBase64(set.authority), privateKey: set.keys.authority },
    revocationList: toBase64(set.revocationList),
    cards: Object.fromEntries(cards),
  })
}

/** null for a file that is damaged or of another version: it is replaced, keys and all. */
export async function readSet(text: string): Promise<IssuedSet | null> {
  const parsed = (await createSchema()).safeParse(text)
  if (!parsed.success) return null
  const { issued, authority, revocationList, cards } = parsed.data
  const each = <Value>(pick: (card: (typeof cards)[SampleName]) => Value) =>
    Object.fromEntries(SAMPLE_NAMES.map((name) => [name, pick(cards[name])])) as Record<SampleName, Value>
  return {
    issued: new Date(issued),
    authority: fromBase64(authority.certificate),
    revocationList: fromBase64(revocationList),
    certificates: each(({ certificate }) => fromBase64(certificate)),
    keys: { authority: authority.privateKey, cards: each(({ privateKey }) => privateKey) },
  }
}

async function createSchema() {
  const { z } = await import('zod')
  const certified = z.object({ certificate: z.base64().min(1), privateKey: z.string().regex(PRIVATE_KEY) })
  const set = z.object({
    version: z.literal(VERSION),
    issued: z.iso.datetime(),
    authority: certified,
    revocationList: z.base64().min(1),
    cards: z.record(z.enum(SAMPLE_NAMES), certified),
  })
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' })
        return z.NEVER
      }
    })
    .pipe(set)
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
