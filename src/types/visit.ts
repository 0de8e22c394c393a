import type { CardRole, Failure } from '../failure.ts'
import type { CertificateView } from './certificate.ts'
import type { CardReading } from './reader.ts'

/** A card as the machines and screens know it. */
export interface IdentifiedCard {
  readonly reading: CardReading
  readonly view: CertificateView
  readonly daysLeft: number // whole days until the certificate ends, in JST; negative when it has ended
  readonly maxTries: number | null // from the issuer's rules; null: nobody has written it down
  readonly issuer: IssuerRules | null
}

/** A PIN that a visit keeps until it is used, or the password of 資格審査情報検索. */
export type SecretName = CardRole | 'password'

/** Whom a visitor asks about a PIN, as data: null and 'unknown' where nobody has written it down. */
export interface IssuerRules {
  readonly name: string
  readonly maxTries: number | null
  readonly unblocking: 'issuer-unblocks' | 'municipal-office' | 'new-card' | 'unknown'
  readonly telephone: string | null
  readonly hours: string | null
}

/** What went wrong and what it cost in PIN tries; null where that cannot be known for free. */
export interface Notice {
  readonly failure: Failure
  readonly cost: { readonly spent: boolean; readonly left: number } | null
}

/** A renewal that was under way when the program ended; kept in the journal until its outcome was shown. */
export interface PendingRenewal {
  readonly renewal: string
  readonly time: string // RFC 3339, UTC: when 更新 was pressed
  readonly current: string // fingerprints
  readonly new: string
}

/** The same for a registration or change. */
export interface PendingRequest {
  readonly kind: 'registration' | 'change'
  readonly request: string
  readonly time: string // when 登録 or 変更 was pressed
  readonly card: string // fingerprint
}

export type Pending = PendingRenewal | PendingRequest

export const isRequest = (pending: Pending): pending is PendingRequest => 'request' in pending

/** A card that nobody took in time. */
export interface ForgottenCard {
  readonly time: string // RFC 3339, UTC
  readonly reader: string
  readonly serialEnd: string | null // of the certificate, decimal; null where the card was never read
}
