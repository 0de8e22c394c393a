import type { Extension } from './extensions.ts'
import type { ChainKeys } from './keys.ts'
import type { CertificatePlan, ChainPlan, CrlPlan } from './plan.ts'
import type { Random } from './random.ts'

/** One way to break a chain, or to bend it without breaking it. Null where this chain has no place for it. */
export interface Breakage {
  readonly rule: string
  readonly apply: (chain: ChainPlan, random: Random, keys: ChainKeys) => ChainPlan | null
}

type Extended = { readonly extensions: readonly Extension[] }

/** With the extension in the place of one with the same id. */
export const having = <Plan extends Extended>(plan: Plan, ...added: readonly Extension[]): Plan => ({
  ...plan,
  extensions: [...plan.extensions.filter(({ id }) => !added.some((extension) => extension.id === id)), ...added],
})

export const lacking = <Plan extends Extended>(plan: Plan, ...ids: readonly string[]): Plan => ({
  ...plan,
  extensions: plan.extensions.filter(({ id }) => !ids.includes(id)),
})

/** With these extensions critical, where it has them. */
export const critical = <Plan extends Extended>(plan: Plan, ...ids: readonly string[]): Plan => ({
  ...plan,
  extensions: plan.extensions.map((extension) =>
    ids.includes(extension.id) ? { ...extension, critical: true } : extension,
  ),
})

export const changed = (
  chain: ChainPlan,
  index: number,
  change: (plan: CertificatePlan) => CertificatePlan,
): ChainPlan => ({ ...chain, path: chain.path.map((plan, at) => (at === index ? change(plan) : plan)) })

export const changedCrl = (chain: ChainPlan, index: number, change: (plan: CrlPlan) => CrlPlan): ChainPlan => ({
  ...chain,
  crls: chain.crls.map((plan, at) => (at === index ? change(plan) : plan)),
})

export const leafAt = ({ path }: ChainPlan): number => path.length - 1

/** The place of a certificate below the anchor. */
export const anyBelow = ({ path }: ChainPlan, random: Random): number => 1 + random.below(path.length - 1)

/** The place of an authority below the anchor; null without one. */
export const anAuthority = ({ path }: ChainPlan, random: Random): number | null =>
  path.length > 2 ? 1 + random.below(path.length - 2) : null

const anyCrl = ({ crls }: ChainPlan, random: Random): number => random.below(crls.length)

/** A breakage of one certificate below the anchor. */
export const ofAny = (rule: string, change: (plan: CertificatePlan, random: Random) => CertificatePlan): Breakage => ({
  rule,
  apply: (chain, random) => changed(chain, anyBelow(chain, random), (plan) => change(plan, random)),
})

export const ofLeaf = (rule: string, change: (plan: CertificatePlan, random: Random) => CertificatePlan): Breakage => ({
  rule,
  apply: (chain, random) => changed(chain, leafAt(chain), (plan) => change(plan, random)),
})

export const ofAuthority = (
  rule: string,
  change: (plan: CertificatePlan, random: Random, chain: ChainPlan) => CertificatePlan,
): Breakage => ({
  rule,
  apply(chain, random) {
    const index = anAuthority(chain, random)
    return index === null ? null : changed(chain, index, (plan) => change(plan, random, chain))
  },
})

export const ofCrl = (rule: string, change: (plan: CrlPlan, random: Random) => CrlPlan): Breakage => ({
  rule,
  apply: (chain, random) =>
    chain.crls.length === 0 ? null : changedCrl(chain, anyCrl(chain, random), (plan) => change(plan, random)),
})
