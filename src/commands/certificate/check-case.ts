import { z } from 'zod'
import type { PathQuestion } from '../../certificate/path/types.ts'

const ANY_POLICY = '2.5.29.32.0'

const path = z.string().min(1)
const flag = z.boolean().nullish().transform(Boolean)
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])

/** A line of `certificate check --batch`; `certificate check` itself is one such line made of flags. */
const line = z.strictObject({
  id: z.union([z.string(), z.number()]).nullish(),
  leaf: path,
  anchors: z.array(path).min(1),
  intermediates: list(path),
  crls: list(path),
  at: z.iso.datetime({ offset: true, message: 'must be RFC 3339, 2026-11-24T12:00:00Z' }).nullish(),
  profile: z.enum(['path', 'card']).nullish(),
  policies: list(z.string().regex(/^[0-2](\.(0|[1-9]\d{0,9})){1,32}$/, 'must be an object identifier')),
  explicitPolicy: flag,
  inhibitPolicyMapping: flag,
  inhibitAnyPolicy: flag,
  noRevocation: flag,
})

/** One question, its certificates and CRLs still files. */
export interface CheckCase extends Pick<PathQuestion, 'profile' | 'revocation' | 'policies'> {
  readonly leaf: string
  readonly anchors: readonly string[]
  readonly intermediates: readonly string[]
  readonly crls: readonly string[]
  readonly at: Date | null // null: now
}

/** Where nothing is said, as strict as for a card: its profile, with revocation. Else the sentence that says what is wrong. */
export function checkCase(value: unknown): CheckCase | string {
  const parsed = line.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return `${issue?.path.join('.')}: ${issue?.message}`
  }
  const {
    id: _,
    at,
    profile,
    policies,
    noRevocation,
    explicitPolicy,
    inhibitPolicyMapping,
    inhibitAnyPolicy,
    ...files
  } = parsed.data
  return {
    ...files,
    at: at ? new Date(at) : null,
    profile: profile ?? 'card',
    revocation: noRevocation ? 'off' : 'refuse',
    policies: {
      initial: policies.length === 0 ? [ANY_POLICY] : policies,
      explicitPolicy,
      inhibitPolicyMapping,
      inhibitAnyPolicy,
    },
  }
}
