import type { Certificate } from '../certificate.ts'
import { ANY_POLICY } from '../extensions/policies.ts'
import { nextLevel } from './policy-level.ts'
import { mapped } from './policy-mapping.ts'
import type { PolicyState } from './policy-state.ts'
import type { Work } from './work.ts'

/** RFC 5280 §6.1.3 d to f, for every certificate; null when a policy is required and none is left. */
export function withPolicies(state: PolicyState, certificate: Certificate, isLast: boolean, work: Work) {
  const anyCounts = state.any > 0 || (!isLast && certificate.selfIssued)
  const level = nextLevel(state.level, certificate, anyCounts, work)
  return state.explicit > 0 || level.size > 0 ? { ...state, level } : null
}

/** §6.1.4 a, b and h to j, for all but the last; null where a mapping is not allowed. */
export function preparedPolicies(state: PolicyState, certificate: Certificate): PolicyState | null {
  const level = mapped(state.level, certificate.policyMappings, state.mapping > 0)
  if (!level) return null
  const { policyConstraints, inhibitAnyPolicy, selfIssued } = certificate
  const less = (left: number, limit: number | null | undefined) =>
    Math.min(selfIssued || left === 0 ? left : left - 1, limit ?? Number.POSITIVE_INFINITY)
  return {
    level,
    explicit: less(state.explicit, policyConstraints?.requireExplicit),
    mapping: less(state.mapping, policyConstraints?.inhibitMapping),
    any: less(state.any, inhibitAnyPolicy),
  }
}

/** The user-constrained-policy-set (§6.1.5 a, b and g), sorted; null when a policy is required and none is in it. */
export function finalPolicies(state: PolicyState, last: Certificate, initial: readonly string[]): string[] | null {
  const explicit = last.policyConstraints?.requireExplicit === 0 ? 0 : Math.max(0, state.explicit - 1)
  const roots = new Set([...state.level.values()].flatMap((node) => [...node.roots]))
  const wanted = roots.has(ANY_POLICY) ? initial : initial.filter((policy) => roots.has(policy))
  const set = initial.includes(ANY_POLICY) ? [...roots] : [...new Set(wanted)]
  return explicit > 0 || set.length > 0 ? set.sort() : null
}
