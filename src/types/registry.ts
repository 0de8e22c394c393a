import type { Result } from '../result.ts'
import type { CertificateRows } from './certificate.ts'
import type { RenewalSheet } from './receipt.ts'

/** What the registry hands out for one renewal; the kiosk composes both statements from it (design §7). */
export interface Challenge {
  readonly renewal: string // the renewal's id: 32 lower-case hex digits
  readonly registry: string
  readonly nonce: string // 44 base64 characters, 32 octets
  readonly kiosk: string
  readonly time: string // RFC 3339, UTC
  readonly expires: string
}

export interface SignedStatement {
  readonly statement: Uint8Array
  readonly algorithm: 'rsa-pkcs1-sha256' | 'ecdsa-sha256'
  readonly signature: Uint8Array
}

export interface ReviewRows extends CertificateRows {
  readonly companyName: string
  readonly companyAddress: string
}

export type RowName = keyof ReviewRows

/** A row that differs, and what that means to the visitor. */
export interface Difference {
  readonly row: RowName
  /** 'notation': the same name, written in another way; 'check': ask the clerk before going on. */
  readonly verdict: 'expected' | 'notation' | 'check'
}

/** What an agency may take offence at, and what this one does about it. */
export interface Warning {
  readonly kind: 'new-expires-first' | 'company-differs' | 'address-differs' | 'holder-differs'
  readonly policy: 'allow' | 'provisional' | 'refuse'
}

/** Everything screen 4 shows. */
export interface Review {
  readonly current: ReviewRows
  readonly new: ReviewRows
  readonly differences: readonly Difference[]
  readonly warnings: readonly Warning[]
  readonly daysGained: number // whole days from the old expiry to the new one; negative when the new card ends first
  readonly outcome: 'completed' | 'provisional' | 'refused' // what 更新 will result in; it is not offered where refused
}

export interface Receipt {
  readonly number: string // 20261123-000127
  readonly renewal: string
  readonly outcome: 'completed' | 'provisional'
  readonly time: string // RFC 3339, UTC
  readonly current: string // fingerprints
  readonly new: string
  readonly expiry: string // of the new card: yyyy/MM/dd in JST
  readonly head: LogHead // the first one that holds the renewal, as its last entry
}

/** What a log was at one moment. */
export interface LogHead {
  readonly size: number // entries
  readonly root: string // 44 base64 characters
}

/** The newest head of the registry's log, for whoever remembers an older one. */
export interface LogGrowth {
  readonly key: string // of the log: Ed25519, 64 lower-case hex digits
  readonly checkpoint: string // C2SP tlog-checkpoint
  readonly proof: readonly string[] // of RFC 9162 §2.1.4, base64; empty where the log is not longer than the older head
}

/** What became of a renewal that was interrupted. 'not-done' is final: the id can never be used any more. */
export type Settlement = { readonly state: 'done'; readonly receipt: Receipt } | { readonly state: 'not-done' }

export interface Registry {
  /** Failures: `current.superseded`, `certificate.*` (role 'current'), `current.unregistered`, `registry.not-accepted`. */
  beginRenewal(request: { certificate: Uint8Array; kiosk: string }): Promise<Result<Challenge>>
  /**
   * Wants the current card's proof, decides about the new card, and changes nothing. Failures, the first that holds:
   * `registry.not-accepted` (also for a renewal that is not known or was done), `renewal.overtaken`, `renewal.expired` (too
   * old, or settled as not done), `certificate.*` (role 'current'), `new.same-card`, `certificate.*` (role 'new'),
   * `new.registered`. What the agency's policy refuses is none: the review says so, for the visitor to see why.
   */
  reviewRenewal(request: {
    renewal: string
    current: SignedStatement
    newCertificate: Uint8Array
  }): Promise<Result<Review>>
  /**
   * One transaction: old card superseded, new card active, evidence and receipt written; or nothing.
   * Idempotent by renewal id: a retry after a lost answer returns the same receipt. Fails as `reviewRenewal` does, with
   * `registry.not-accepted` for the new card's proof too, and with `new.differs` (by policy).
   */
  renew(request: {
    renewal: string
    current: SignedStatement
    new: SignedStatement
    newCertificate: Uint8Array
    personInCharge: string // 担当者, may be ''
  }): Promise<Result<Receipt>>
  /** Says what became of a renewal and closes it for good when it did not happen; `registry.not-accepted` for an unknown one. */
  settleRenewal(renewal: string): Promise<Result<Settlement>>
  /** What is printed of a renewal that was done; `registry.not-accepted` for any other. */
  renewalSheet(renewal: string): Promise<Result<RenewalSheet>>
  /** Since a head of so many entries; 0 for whoever has seen none. */
  growth(since: number): Promise<Result<LogGrowth>>
  close(): Promise<void>
}
