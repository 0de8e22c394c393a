import { CERTIFICATE_BREAKAGES } from './break-certificates.ts'
import { NAME_BREAKAGES } from './break-names.ts'
import { POLICY_BREAKAGES } from './break-policies.ts'
import { POOL_BREAKAGES } from './break-pools.ts'
import { REVOCATION_BREAKAGES } from './break-revocation.ts'
import { SCOPE_BREAKAGES } from './break-scopes.ts'
import { SHAPE_BREAKAGES } from './break-shapes.ts'
import { SIGNATURE_BREAKAGES } from './break-signatures.ts'
import type { Breakage } from './change.ts'
import type { ChainKeys } from './keys.ts'
import type { ChainPlan } from './plan.ts'
import { createRandom, type Random } from './random.ts'
import { soundChain } from './sound-chain.ts'

const THEMES: readonly (readonly Breakage[])[] = [
  CERTIFICATE_BREAKAGES,
  SIGNATURE_BREAKAGES,
  NAME_BREAKAGES,
  POLICY_BREAKAGES,
  REVOCATION_BREAKAGES,
  SCOPE_BREAKAGES,
  POOL_BREAKAGES,
  SHAPE_BREAKAGES,
]

export const BREAKAGES: readonly Breakage[] = THEMES.flat()

export interface GeneratedChain {
  readonly plan: ChainPlan
  readonly rules: readonly string[] // what was done to it
}

/** Chain `index` of a seed: every breakage in turn, with up to two more now and then, of the same theme half of the time. */
export function generateChain(seed: number, index: number, keys: ChainKeys): GeneratedChain {
  const random = createRandom(seed + index * 7919)
  const sound = { plan: soundChain(random, keys), rules: [] }
  if (index % 25 === 0) return sound
  const first = BREAKAGES[index % BREAKAGES.length] as Breakage
  const more = Array.from({ length: random.pick([0, 0, 0, 1, 1, 2]) }, () => another(first, random))
  return [first, ...more].reduce<GeneratedChain>((chain, { rule, apply }) => {
    const plan = apply(chain.plan, random, keys)
    return plan ? { plan, rules: [...chain.rules, rule] } : chain
  }, sound)
}

function another(first: Breakage, random: Random): Breakage {
  const theme = random.chance(0.5) ? THEMES.find((breakages) => breakages.includes(first)) : random.pick(THEMES)
  return random.pick(theme ?? BREAKAGES)
}
