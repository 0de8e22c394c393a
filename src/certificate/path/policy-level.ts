import type { Certificate } from '../certificate.ts'
import { ANY_POLICY } from '../extensions/policies.ts'
import type { PolicyLevel, PolicyNode } from './policy-state.ts'
import { spend, type Work } from './work.ts'

/** The next level of the tree, RFC 5280 §6.1.3 d and e; `anyCounts` while anyPolicy in this certificate means something. */
export function nextLevel(above: PolicyLevel, { policies }: Certificate, anyCounts: boolean, work: Work): PolicyLevel {
  if (!policies || above.size === 0) return new Map()
  const parents = parentsByExpected(above, work)
  const level = new Map<string, PolicyNode>()
  for (const policy of policies) {
    if (policy === ANY_POLICY) continue
    const roots = parents.get(policy) ?? (above.has(ANY_POLICY) ? new Set([policy]) : null) // d 1 i, d 1 ii
    if (roots) level.set(policy, { expected: [policy], roots })
  }
  if (!policies.has(ANY_POLICY) || !anyCounts) return level
  for (const [policy, roots] of parents) {
    if (!level.has(policy)) level.set(policy, { expected: [policy], roots }) // d 2
  }
  return level
}

/** For each policy that some node expects, the roots of those nodes. */
function parentsByExpected(above: PolicyLevel, work: Work): Map<string, ReadonlySet<string>> {
  const parents = new Map<string, Set<string>>()
  for (const { expected, roots } of above.values()) {
    spend(work, 'policies', expected.length * (roots.size + 1))
    for (const policy of expected) {
      const known = parents.get(policy) ?? new Set()
      for (const root of roots) known.add(root)
      parents.set(policy, known)
    }
  }
  return parents
}
