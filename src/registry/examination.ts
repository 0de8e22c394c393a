import type { CardKey } from '../certificate/card-key.ts'
import { fingerprint } from '../certificate/fingerprint.ts'
import { judgeCard } from '../certificate/trust.ts'
import type { Failure } from '../failure.ts'
import type { Statement } from '../statement.ts'
import type { Review, SignedStatement } from '../types/registry.ts'
import { type ProofProblem, proofProblem } from './proof.ts'
import type { Dossier } from './queries.ts'
import { reviewOf } from './review.ts'
import type { RenewalFacts } from './rules.ts'
import type { World } from './world.ts'

export interface RenewalRequest {
  readonly current: SignedStatement
  readonly new?: SignedStatement // a review has none yet
  readonly newCertificate: Uint8Array
}

/** What can be found out about a renewal without the tables, so outside of the transaction. */
export interface Examination {
  readonly facts: Pick<RenewalFacts, 'currentProof' | 'currentTrust' | 'sameCard' | 'newTrust' | 'newProof'>
  readonly newCard: { readonly fingerprint: string; readonly key: string }
  readonly rests: Foundation
  readonly review: Review | Failure // a failure is an unreadable certificate
}

/** What the decision about both certificates rests on, for the evidence: chains in DER, the card's own certificate first. */
export interface Foundation {
  readonly currentChain: readonly Uint8Array[]
  readonly newChain: readonly Uint8Array[]
  readonly crls: readonly string[] // fingerprints
}

export function examine(world: World, dossier: Dossier, request: RenewalRequest, now: Date): Examination {
  const { card } = dossier
  const { newCertificate } = request
  const [currentKey, newKey] = [world.keyOf(card.certificate), world.keyOf(newCertificate)]
  const newCard = { fingerprint: fingerprint(newCertificate), key: newKey?.thumbprint ?? '' }
  const asked = statements(world.name, dossier, newCard.fingerprint)
  const trust = world.trust()
  const [current, fresh] = [judgeCard(card.certificate, now, trust), judgeCard(newCertificate, now, trust)]
  return {
    facts: {
      currentProof: problem(request.current, asked.current, currentKey),
      currentTrust: current.decision,
      sameCard: newCard.fingerprint === card.fingerprint || newCard.key === card.key,
      newTrust: fresh.decision,
      newProof: request.new ? problem(request.new, asked.new, newKey) : null,
    },
    newCard,
    rests: { currentChain: current.chain, newChain: fresh.chain, crls: trust.crls },
    review: review(world, dossier, newCertificate),
  }
}

const problem = (proof: SignedStatement, expected: Statement, key: CardKey | null): ProofProblem | null =>
  key ? proofProblem(proof, expected, key.publicKey) : 'algorithm'

/** The registry composes both statements itself; a proof of anything else is none. */
function statements(registry: string, { challenge, card }: Dossier, newFingerprint: string) {
  const { renewal, nonce, kiosk, time, expires } = challenge
  const current: Statement = {
    registry,
    renewal,
    nonce,
    kiosk,
    time,
    expires,
    role: 'current',
    current: card.fingerprint,
  }
  return { current, new: { ...current, role: 'new', new: newFingerprint } satisfies Statement }
}

function review(world: World, { card, registration }: Dossier, newCertificate: Uint8Array) {
  const [current, fresh] = [world.view(card.certificate), world.view(newCertificate)]
  if (!current.ok) return { kind: 'certificate.unreadable', role: 'current' } as const
  if (!fresh.ok) return { kind: 'certificate.unreadable', role: 'new' } as const
  return reviewOf(registration, current.value, fresh.value, world.policies)
}
