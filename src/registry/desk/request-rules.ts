import type { TrustDecision } from '../../certificate/trust.ts'
import type { Failure } from '../../failure.ts'
import type { ProofProblem } from '../proof.ts'
import type { CardRow } from '../queries.ts'
import { notAccepted, refuseCertificate } from '../rules.ts'
import { rfc3339 } from '../time.ts'
import type { RequestRow } from './requests.ts'

type Stage = RequestRow['state'] | 'expired'

export const stageOf = ({ state, expires }: RequestRow, now: Date): Stage =>
  (state === 'open' || state === 'answered') && expires < rfc3339(now) ? 'expired' : state

/** Why a request cannot take its next step, or null. One that is over says so; one that skips a step is no request. */
export function refuseStage(stage: Stage, wanted: 'open' | 'answered'): Failure | null {
  if (stage === wanted) return null
  return stage === 'expired' || stage === 'closed' ? { kind: 'request.expired' } : notAccepted(`request ${stage}`)
}

/** Nothing is said about any card or company before the card in the reader has proved itself. */
export const refuseProof = (problem: ProofProblem | null): Failure | null => problem && notAccepted(`card ${problem}`)

/** Why a card cannot log in: first the cause that tells the visitor most, as in a renewal. */
export function refuseLogin(card: CardRow | undefined, trust: TrustDecision): Failure | null {
  if (card?.superseded) return { kind: 'login.superseded', on: card.superseded }
  return refuseCertificate(trust, 'card') ?? (card ? null : { kind: 'login.unregistered' })
}

/** Why a card cannot be registered. */
export const refuseNewcomer = (isKnown: boolean, trust: TrustDecision): Failure | null =>
  isKnown ? { kind: 'registration.card-registered' } : refuseCertificate(trust, 'card')

/**
 * One card for each company, unless that card has ended: a company whose card has expired or was revoked has no other
 * way back than 登録 (facts/e-bidding.md §1.8). One of which the registry only cannot tell, for want of a CRL, stands.
 */
export const refuseCompany = (registered: TrustDecision | null): Failure | null =>
  registered === null || registered === 'certificate.expired' || registered === 'certificate.revoked'
    ? null
    : { kind: 'registration.company-registered' }
