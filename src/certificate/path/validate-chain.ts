import type { Certificate } from '../certificate.ts'
import type { NameConstraints } from '../extensions/name-constraints.ts'
import { isStrong, leafProblem, strengthProblem } from './card-profile.ts'
import { anchorProblem, issuerProblem } from './issuer-role.ts'
import { nameProblem } from './name-constraint.ts'
import { lengthLeft } from './path-length.ts'
import { type PolicyState, startPolicies } from './policy-state.ts'
import { finalPolicies, preparedPolicies, withPolicies } from './policy-step.ts'
import type { Chain, Search } from './search.ts'
import { signatureProblem } from './signed-by.ts'
import type { PathReason } from './types.ts'
import { validityProblem } from './validity.ts'
import { spend } from './work.ts'
import { workingKey } from './working-key.ts'

/** `below` counts the certificates between the leaf, 0, and the one that failed. */
export type ChainOutcome = { readonly policies: readonly string[] } | ChainProblem

interface ChainProblem {
  readonly reason: PathReason
  readonly below: number
}

/** What is handed down from an issuer (RFC 5280 §6.1.2). */
interface Inherited {
  readonly left: number // max_path_length
  readonly constraints: readonly NameConstraints[]
  readonly policies: PolicyState
}

/** RFC 5280 §6.1 over a chain of names and signatures, without revocation; the leaf's own rules only where it is a card's. */
export function validateChain(search: Search, chain: Chain, isLeaf: boolean): ChainOutcome {
  spend(search.work, 'chains')
  const anchor = chain[chain.length - 1] as Certificate
  let inherited = fromAnchor(search, chain)
  const problem = anchorProblem(anchor) ?? anchorOfCard(search, anchor)
  if (problem) return { reason: problem, below: chain.length - 1 }
  for (let below = chain.length - 2; below > 0; below--) {
    const checked = checkedCertificate(search, chain, below, inherited)
    const next = typeof checked === 'string' ? checked : handedDown(chain[below] as Certificate, checked)
    if (typeof next === 'string') return { reason: next, below }
    inherited = next
  }
  const checked = checkedCertificate(search, chain, 0, inherited)
  if (typeof checked === 'string') return { reason: checked, below: 0 }
  return wrappedUp(search, chain, checked.policies, isLeaf)
}

/** RFC 5937 §3: the anchor's constraints hold, its dates and its signature say nothing; in the card's profile its dates do. */
function fromAnchor({ policies }: Search, chain: Chain): Inherited {
  const { basicConstraints, nameConstraints } = chain[chain.length - 1] as Certificate
  return {
    left: basicConstraints?.pathLength ?? Number.POSITIVE_INFINITY,
    constraints: nameConstraints ? [nameConstraints] : [],
    policies: startPolicies(policies, chain.length - 1),
  }
}

function anchorOfCard(search: Search, anchor: Certificate): PathReason | null {
  if (search.profile !== 'card') return null
  return isStrong(search.material.memory.readKey(anchor.publicKey)) ? validityProblem(anchor, search.now) : 'weak-key'
}

/** §6.1.3, for every certificate. */
function checkedCertificate(search: Search, chain: Chain, below: number, inherited: Inherited): Inherited | PathReason {
  const certificate = chain[below] as Certificate
  const key = workingKey(chain.slice(below + 1))
  if (!key) return 'weak-key'
  const constrained = !certificate.selfIssued || below === 0
  const problem =
    signatureProblem(search, certificate, key) ??
    (search.profile === 'card'
      ? strengthProblem(certificate, search.material.memory.readKey(certificate.publicKey))
      : null) ??
    validityProblem(certificate, search.now) ??
    (constrained ? nameProblem(inherited.constraints, certificate, search.work) : null)
  if (problem) return problem
  const policies = withPolicies(inherited.policies, certificate, below === 0, search.work)
  if (!policies) return 'policy'
  return certificate.unknownCritical ? 'critical-extension' : { ...inherited, policies }
}

/** §6.1.4, for all but the leaf. */
function handedDown(certificate: Certificate, { left, constraints, policies }: Inherited): Inherited | PathReason {
  const problem = issuerProblem(certificate)
  if (problem) return problem
  const length = lengthLeft(left, certificate)
  if (length === null) return 'path-too-long'
  const prepared = preparedPolicies(policies, certificate)
  if (!prepared) return 'policy'
  const own = certificate.nameConstraints ? [certificate.nameConstraints] : []
  return { left: length, constraints: [...constraints, ...own], policies: prepared }
}

/** §6.1.5; the key that comes out of it has to be one. */
function wrappedUp(search: Search, chain: Chain, state: PolicyState, isLeaf: boolean): ChainOutcome {
  const [leaf] = chain
  const key = workingKey(chain)
  if (!key || !search.material.memory.readKey(key)) return { reason: 'weak-key', below: 0 }
  const policies = finalPolicies(state, leaf, search.policies.initial)
  if (!policies) return { reason: 'policy', below: 0 }
  const problem = isLeaf && search.profile === 'card' ? leafProblem(leaf) : null
  return problem ? { reason: problem, below: 0 } : { policies }
}
