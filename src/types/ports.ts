import type { RenewalRole } from '../failure.ts'
import type { Result } from '../result.ts'
import type { Challenge, Receipt, Review, Settlement, SignedStatement } from './registry.ts'
import type { IdentifiedCard, Notice, PendingRenewal } from './visit.ts'

/** What the machines ask of the world; each is one file in `src/actors`, provided as a promise actor of this name. */
export interface Ports {
  /** Reads the certificate and the tries left; no PIN. */
  identifyCard(input: { insertion: number }): Promise<Result<IdentifiedCard>>
  beginRenewal(input: { card: IdentifiedCard }): Promise<Result<Challenge>>
  /**
   * Verifies the PIN kept under `pin`, or typed on the reader's pad, and signs the statement of `role`. One VERIFY at most. A PIN that is not legal
   * for the card is never sent. The notice says what the failure cost, re-read from the card where that is free.
   */
  provePossession(input: {
    role: RenewalRole
    pin: RenewalRole
    card: IdentifiedCard
    challenge: Challenge
    currentFingerprint: string
  }): Promise<ProveOutcome>
  reviewRenewal(input: {
    challenge: Challenge
    current: SignedStatement
    card: IdentifiedCard
  }): Promise<Result<Review>>
  /** Writes the journal first, then asks the registry; `registry.unreachable` means that the outcome is not known. */
  renew(input: RenewInput): Promise<Result<Receipt>>
  settleRenewal(input: { pending: PendingRenewal }): Promise<Result<Settlement>>
}

export type ProveOutcome =
  | { readonly ok: true; readonly value: SignedStatement }
  | { readonly ok: false; readonly notice: Notice }

export interface RenewInput {
  readonly pending: PendingRenewal
  readonly current: SignedStatement
  readonly new: SignedStatement
  readonly newCard: IdentifiedCard
  readonly personInCharge: string
}
