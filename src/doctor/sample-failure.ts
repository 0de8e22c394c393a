import type { CodedFailure } from '../clerk-code/clerk-code.ts'
import type { CardRole, CertificateFailure, Failure, FailureOf } from '../failure.ts'

type Row = FailureOf<'new.differs'>['row']
type WhyNotPrinted = FailureOf<'receipt.not-printed'>['why']
type WhyNotSaved = FailureOf<'receipt.not-saved'>['why']

/** `isWhole`: false where the visitor's screen says a number or day that no clerk code has room for. */
export interface SampleFailure {
  readonly failure: Failure
  readonly isWhole: boolean
}

type Sample<Kind extends Failure['kind']> = FailureOf<Kind> | ((about: string) => FailureOf<Kind>)

const UNKNOWN = '...'
const NO_TIME = '1970-01-01T00:00:00Z'

const role = <Kind extends CertificateFailure['kind']>(kind: Kind) =>
  ((about: string) => ({ kind, role: about as CardRole })) as unknown as Sample<Kind>

const SAMPLES: { readonly [Kind in Failure['kind']]: Sample<Kind> } = {
  'reader.service-stopped': { kind: 'reader.service-stopped' },
  'reader.denied': { kind: 'reader.denied' },
  'reader.none': { kind: 'reader.none' },
  'reader.unavailable': { kind: 'reader.unavailable' },
  'reader.restarting': { kind: 'reader.restarting' },
  'card.absent': { kind: 'card.absent' },
  'card.removed': { kind: 'card.removed' },
  'card.changed': { kind: 'card.changed' },
  'card.mute': { kind: 'card.mute' },
  'card.reset': { kind: 'card.reset' },
  'card.busy': { kind: 'card.busy' },
  'card.timeout': { kind: 'card.timeout' },
  'card.unsupported': { kind: 'card.unsupported', atr: UNKNOWN },
  'card.malformed': { kind: 'card.malformed', detail: UNKNOWN },
  'card.refused': { kind: 'card.refused', statusWord: UNKNOWN },
  'card.certificate-missing': { kind: 'card.certificate-missing' },
  'card.signing-failed': { kind: 'card.signing-failed', statusWord: UNKNOWN },
  'card.key-mismatch': { kind: 'card.key-mismatch' },
  'pin.wrong': { kind: 'pin.wrong', triesLeft: 0 }, // said from the code's own number
  'pin.blocked': { kind: 'pin.blocked' },
  'pin.illegal': { kind: 'pin.illegal', minLength: 0, maxLength: 0 },
  'pin-pad.timed-out': { kind: 'pin-pad.timed-out' },
  'pin-pad.cancelled': { kind: 'pin-pad.cancelled' },
  'pin-pad.refused': { kind: 'pin-pad.refused', detail: UNKNOWN },
  'pin-pad.absent': { kind: 'pin-pad.absent' },
  'certificate.expired': role('certificate.expired'),
  'certificate.not-yet-valid': role('certificate.not-yet-valid'),
  'certificate.revoked': role('certificate.revoked'),
  'certificate.untrusted': role('certificate.untrusted'),
  'certificate.weak': role('certificate.weak'),
  'certificate.unreadable': role('certificate.unreadable'),
  'certificate.clock-wrong': role('certificate.clock-wrong'),
  'certificate.revocation-unknown': role('certificate.revocation-unknown'),
  'certificate.unsuitable': role('certificate.unsuitable'),
  'registry.unreachable': { kind: 'registry.unreachable' },
  'registry.rolled-back': { kind: 'registry.rolled-back' },
  'renewal.not-recorded': { kind: 'renewal.not-recorded' },
  'renewal.not-done': { kind: 'renewal.not-done' },
  'registry.not-accepted': { kind: 'registry.not-accepted', detail: UNKNOWN },
  'current.unregistered': { kind: 'current.unregistered' },
  'current.is-new': { kind: 'current.is-new' },
  'current.superseded': { kind: 'current.superseded', on: NO_TIME },
  'new.same-card': { kind: 'new.same-card' },
  'new.registered': { kind: 'new.registered' },
  'new.differs': (about) => ({ kind: 'new.differs', row: about as Row }),
  'renewal.overtaken': { kind: 'renewal.overtaken' },
  'renewal.expired': { kind: 'renewal.expired' },
  'login.unregistered': { kind: 'login.unregistered' },
  'login.superseded': { kind: 'login.superseded', on: NO_TIME },
  'search.no-match': { kind: 'search.no-match' },
  'search.too-many': { kind: 'search.too-many', seconds: 0 },
  'registration.card-registered': { kind: 'registration.card-registered' },
  'registration.company-registered': { kind: 'registration.company-registered' },
  'registration.changed-meanwhile': { kind: 'registration.changed-meanwhile', fields: [], revision: 0 },
  'request.expired': { kind: 'request.expired' },
  'request.not-recorded': { kind: 'request.not-recorded' },
  'request.not-done': { kind: 'request.not-done' },
  'receipt.not-printed': (about) => ({ kind: 'receipt.not-printed', why: (about || 'silent') as WhyNotPrinted }),
  'receipt.not-saved': (about) => ({ kind: 'receipt.not-saved', why: (about || 'folder') as WhyNotSaved }),
  'receipt.not-made': { kind: 'receipt.not-made' },
  'operator.unlisted': { kind: 'operator.unlisted' },
  'operator.expired': { kind: 'operator.expired' },
}

/** A failure that the words can be asked about: what a clerk code does not hold is '...'. */
export function sampleFailure({ kind, about }: CodedFailure): SampleFailure {
  const sample = SAMPLES[kind] as Sample<Failure['kind']>
  const failure = typeof sample === 'function' ? sample(about ?? '') : sample
  const isReasonless = 'why' in failure && about === null
  return {
    failure,
    isWhole: !isReasonless && !['on', 'seconds', 'fields', 'minLength'].some((field) => field in failure),
  }
}
