import { type Breakage, having, lacking, ofAny, ofAuthority } from './change.ts'
import { ID, inhibitAnyPolicy, policies, policyConstraints, policyMappings } from './extensions.ts'
import { ANY_POLICY, type ChainPlan } from './plan.ts'
import type { Random } from './random.ts'
import { POLICY } from './sound-chain.ts'

const OTHER = '1.3.6.1.4.1.99999.7.2'
const THIRD = '1.3.6.1.4.1.99999.7.3'

const asking = (rule: string, ask: (random: Random) => Partial<ChainPlan['policies']>): Breakage => ({
  rule,
  apply: (chain, random) => ({ ...chain, policies: { ...chain.policies, ...ask(random) } }),
})

/** RFC 5280 §6.1: each changes the question or one certificate; two together make most of the cases. */
export const POLICY_BREAKAGES: readonly Breakage[] = [
  asking('policy: asked for explicitly', () => ({ explicitPolicy: true })),
  asking('policy: ours', () => ({ explicitPolicy: true, initial: [POLICY] })),
  asking('policy: another', () => ({ explicitPolicy: true, initial: [OTHER] })),
  asking('policy: another, not explicit', () => ({ initial: [OTHER] })),
  asking('policy: no mapping', () => ({ explicitPolicy: true, inhibitPolicyMapping: true })),
  asking('policy: no anyPolicy', () => ({ explicitPolicy: true, inhibitAnyPolicy: true })),
  ofAny('policies: none', (plan) => lacking(plan, ID.policies)),
  ofAny('policies: another', (plan) => having(plan, policies(OTHER))),
  ofAny('policies: any', (plan) => having(plan, policies(ANY_POLICY))),
  ofAny('policies: two, critical', (plan) => having(plan, { ...policies(POLICY, OTHER), critical: true })),
  ofAny('policies: the same twice', (plan) => having(plan, policies(POLICY, POLICY))),
  ofAuthority('mapping: to another', (plan) => having(plan, policies(POLICY), policyMappings([POLICY, OTHER]))),
  ofAuthority('mapping: to a third', (plan) =>
    having(plan, policies(OTHER), policyMappings([OTHER, THIRD], [OTHER, POLICY])),
  ),
  ofAuthority('mapping: from anyPolicy', (plan) => having(plan, policyMappings([ANY_POLICY, OTHER]))),
  ofAuthority('mapping: to anyPolicy', (plan) => having(plan, policyMappings([POLICY, ANY_POLICY]))),
  ofAuthority('mapping: of what is not there', (plan) => having(plan, policyMappings([THIRD, OTHER]))),
  ofAuthority('policyConstraints: explicit', (plan, random) =>
    having(plan, policyConstraints({ explicit: random.below(3) })),
  ),
  ofAuthority('policyConstraints: mapping', (plan, random) =>
    having(plan, policyConstraints({ explicit: 0, mapping: random.below(2) })),
  ),
  ofAuthority('policyConstraints: empty', (plan) => having(plan, policyConstraints({}))),
  ofAuthority('inhibitAnyPolicy', (plan, random) =>
    having(plan, policyConstraints({ explicit: 0 }), inhibitAnyPolicy(random.below(2))),
  ),
]
