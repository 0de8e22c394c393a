import type { TrustDecision } from '../certificate/trust.ts'
import type { CardRole, Failure } from '../failure.ts'
import type { ProofProblem } from './proof.ts'
import type { CardRow } from './queries.ts'

/**
 * Why a card cannot start a renewal, or null. First the cause that tells the visitor most: a superseded card has a
 * successor; an expired one needs 登録 whether it is registered or not.
 */
export function refuseToBegin(card: CardRow | undefined, trust: TrustDecision): Failure | null {
  if (card?.superseded) return { kind: 'current.superseded', on: card.superseded }
  return refuseCertificate(trust, 'current') ?? (card ? null : { kind: 'current.unregistered' })
}

/** All that the decision about a renewal rests on. */
export interface RenewalFacts {
  readonly challenge: 'open' | 'used' | 'closed' | 'expired'
  readonly overtaken: boolean // the current card is not the registration's any more
  readonly currentProof: ProofProblem | null
  readonly currentTrust: TrustDecision
  readonly sameCard: boolean
  readonly newTrust: TrustDecision
  readonly newKnown: boolean
  readonly newProof: ProofProblem | null
}

/** Why a renewal is refused, or null. Nothing is said about any other card before the current one has proved itself. */
export function refuseRenewal(facts: RenewalFacts): Failure | null {
  if (facts.currentProof) return notAccepted(`current ${facts.currentProof}`)
  return refuseRound(facts) ?? refuseCertificate(facts.currentTrust, 'current') ?? refuseNew(facts)
}

function refuseRound({ challenge, overtaken }: RenewalFacts): Failure | null {
  if (challenge === 'used') return notAccepted('challenge used')
  if (overtaken) return { kind: 'renewal.overtaken' }
  return challenge === 'open' ? null : { kind: 'renewal.expired' }
}

function refuseNew({ sameCard, newTrust, newKnown, newProof }: RenewalFacts): Failure | null {
  if (sameCard) return { kind: 'new.same-card' }
  const untrusted = refuseCertificate(newTrust, 'new')
  if (untrusted) return untrusted
  if (newKnown) return { kind: 'new.registered' }
  return newProof && notAccepted(`new ${newProof}`)
}

export const refuseCertificate = (trust: TrustDecision, role: CardRole): Failure | null =>
  trust === 'accepted' ? null : { kind: trust, role }

export const notAccepted = (detail: string): Failure => ({ kind: 'registry.not-accepted', detail })
