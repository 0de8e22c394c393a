import { ANY_POLICY } from '../extensions/policies.ts'
import type { PolicyInputs } from './types.ts'

/**
 * A level of the valid policy tree of RFC 5280 §6.1.2 a. Nodes of one level that have the same policy also expect the
 * same ones below, so one node stands for them all and the tree, which attackers make exponential (RFC 9618), stays as
 * small as its certificates. All that the end asks of the ancestors is kept in `roots`: which policies they had where
 * they left anyPolicy (§6.1.5 g iii 1).
 */
export type PolicyLevel = ReadonlyMap<string, PolicyNode>

export interface PolicyNode {
  readonly expected: readonly string[]
  readonly roots: ReadonlySet<string>
}

export interface PolicyState {
  readonly level: PolicyLevel // without nodes the tree is NULL
  readonly explicit: number // certificates until a policy is required
  readonly mapping: number // certificates until mappings are off
  readonly any: number // certificates until anyPolicy means nothing
}

/** §6.1.2 for a path of so many certificates below the anchor. */
export function startPolicies(inputs: PolicyInputs, certificates: number): PolicyState {
  const from = (now: boolean) => (now ? 0 : certificates + 1)
  return {
    level: new Map([[ANY_POLICY, { expected: [ANY_POLICY], roots: new Set([ANY_POLICY]) }]]),
    explicit: from(inputs.explicitPolicy),
    mapping: from(inputs.inhibitPolicyMapping),
    any: from(inputs.inhibitAnyPolicy),
  }
}
