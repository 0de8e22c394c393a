import { z } from 'zod'
import { CERTIFICATE_PROBLEM } from './failures.ts'

export const CARD_STANDING = z.object({
  registration: z.discriminatedUnion('state', [
    z.object({ state: z.enum(['unregistered', 'active', 'provisional']) }),
    z.object({ state: z.literal('superseded'), on: z.string() }),
  ]),
  problems: z.array(CERTIFICATE_PROBLEM),
})
