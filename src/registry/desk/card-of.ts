import type { Kysely } from 'kysely'
import { fingerprint } from '../../certificate/fingerprint.ts'
import { judgeCard, type TrustDecision } from '../../certificate/trust.ts'
import type { Failure } from '../../failure.ts'
import {
  composeRequestStatement,
  type RequestMatter,
  type RequestStatement,
} from '../../statement/request-statement.ts'
import type { RequestPurpose } from '../../types/registration.ts'
import type { SignedStatement } from '../../types/registry.ts'
import { type ProofProblem, requestProofProblem } from '../proof.ts'
import { cardByFingerprint, isKnown } from '../queries.ts'
import type { Schema } from '../schema.ts'
import type { World } from '../world.ts'
import { refuseLogin, refuseNewcomer } from './request-rules.ts'
import { challengeOf, type RequestRow } from './requests.ts'

/** A card as requests know it. */
export interface PresentedCard {
  readonly fingerprint: string
  readonly key: string
  readonly trust: TrustDecision
  readonly chain: readonly Uint8Array[] // DER, its own certificate first
  readonly crls: readonly string[] // fingerprints of the lists that the decision rests on
}

export function presented(
  { trust, keyOf }: Pick<World, 'trust' | 'keyOf'>,
  certificate: Uint8Array,
  now: Date,
): PresentedCard {
  const known = trust()
  const { decision, chain } = judgeCard(certificate, now, known)
  return {
    fingerprint: fingerprint(certificate),
    key: keyOf(certificate)?.thumbprint ?? '',
    trust: decision,
    chain,
    crls: known.crls,
  }
}

/** Why this card cannot do what it was presented for, or null. */
export async function refuseCard(
  database: Kysely<Schema>,
  purpose: RequestPurpose,
  card: PresentedCard,
): Promise<Failure | null> {
  return purpose === 'registration'
    ? refuseNewcomer(await isKnown(database, card), card.trust)
    : refuseLogin(await cardByFingerprint(database, card.fingerprint), card.trust)
}

/** The registry composes the statement itself; a proof of anything else is none. */
export function problemOfProof(
  world: Pick<World, 'name' | 'keyOf'>,
  row: RequestRow,
  matter: RequestMatter,
  proof: SignedStatement,
): ProofProblem | null {
  const key = world.keyOf(row.certificate)
  const expected: RequestStatement = { ...challengeOf(world.name, row), card: row.fingerprint, ...matter }
  if (!composeRequestStatement(expected)) return 'statement' // a number of another form
  return key ? requestProofProblem(proof, expected, key.publicKey) : 'algorithm'
}
