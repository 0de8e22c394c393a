import type { PolicyMapping } from '../extensions/policies.ts'
import { ANY_POLICY } from '../extensions/policies.ts'
import type { PolicyLevel } from './policy-state.ts'

/** The level with what its nodes expect below, RFC 5280 §6.1.4 a and b; null where anyPolicy is mapped. */
export function mapped(level: PolicyLevel, mappings: readonly PolicyMapping[], allowed: boolean): PolicyLevel | null {
  if (mappings.some(({ issuer, subject }) => issuer === ANY_POLICY || subject === ANY_POLICY)) return null
  const result = new Map(level)
  for (const [policy, pairs] of Map.groupBy(mappings, ({ issuer }) => issuer)) {
    const expected = [...new Set(pairs.map(({ subject }) => subject))]
    const node = level.get(policy)
    if (!allowed) result.delete(policy)
    else if (node) result.set(policy, { ...node, expected })
    else if (level.has(ANY_POLICY)) result.set(policy, { expected, roots: new Set([policy]) })
  }
  return result
}
