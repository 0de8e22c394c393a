import { z } from 'zod'
import type { CertificateFailure, Failure, RegistryFailure, RequestFailure } from '../../failure.ts'

/** What a kiosk finds out by itself is not for a service to say. */
type OfTheKiosk =
  | 'registry.rolled-back'
  | 'renewal.not-recorded'
  | 'renewal.not-done'
  | 'current.is-new'
  | 'request.not-recorded'
  | 'request.not-done'

type Kind = Exclude<(CertificateFailure | RegistryFailure | RequestFailure)['kind'], OfTheKiosk>

const role = z.enum(['current', 'new', 'card'])
const text = z.string()

/** The fields of each failure that the service answers beside its kind. */
export const FAILURE_FIELDS = {
  'certificate.expired': { role },
  'certificate.not-yet-valid': { role },
  'certificate.revoked': { role },
  'certificate.untrusted': { role },
  'certificate.weak': { role },
  'certificate.unreadable': { role },
  'certificate.clock-wrong': { role },
  'certificate.revocation-unknown': { role },
  'certificate.unsuitable': { role },
  'registry.unreachable': {},
  'registry.not-accepted': { detail: text },
  'current.unregistered': {},
  'current.superseded': { on: text },
  'new.same-card': {},
  'new.registered': {},
  'new.differs': { row: z.enum(['company', 'address', 'holder', 'expiry']) },
  'renewal.overtaken': {},
  'renewal.expired': {},
  'login.unregistered': {},
  'login.superseded': { on: text },
  'search.no-match': {},
  'search.too-many': { seconds: z.number() },
  'registration.card-registered': {},
  'registration.company-registered': {},
  'registration.changed-meanwhile': {
    fields: z.array(z.object({ name: text, present: text })),
    revision: z.int(),
  },
  'request.expired': {},
} satisfies Record<Kind, z.ZodRawShape>

const members = Object.entries(FAILURE_FIELDS).map(([kind, fields]) => z.object({ kind: z.literal(kind), ...fields }))

// The type follows from the table, which the compiler compares with src/failure.ts by kind; too many for it to infer.
export const FAILURE = z.discriminatedUnion('kind', members as [(typeof members)[0]]) as unknown as z.ZodType<
  Extract<Failure, { readonly kind: Kind }>
>

export const CERTIFICATE_PROBLEM = z.enum([
  'certificate.expired',
  'certificate.not-yet-valid',
  'certificate.revoked',
  'certificate.untrusted',
  'certificate.weak',
  'certificate.unreadable',
  'certificate.clock-wrong',
  'certificate.revocation-unknown',
  'certificate.unsuitable',
])
