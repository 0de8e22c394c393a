import { findPath } from './find-path.ts'
import { furthestOf } from './furthest.ts'
import type { PathDecision, PathQuestion } from './types.ts'
import { withinBudget, workBudget } from './work.ts'

/**
 * Whether a certificate is to be believed at a time: RFC 5280 §6 over what an installation has, pure and bounded, and a
 * refusal wherever something is not known. Of several reasons the one that got furthest is given.
 */
export function validatePath({ leaf: der, at, ...rest }: PathQuestion): PathDecision {
  const leaf = rest.material.memory.read(der)
  const now = Math.floor(at.getTime() / 1000) * 1000
  if (!leaf || Number.isNaN(now)) return { decision: 'refuse', reason: 'unreadable', path: [] }
  const furthest = furthestOf()
  const search = { ...rest, now, work: workBudget(), paid: new Map() }
  const outcome = withinBudget(() => ({ found: findPath(search, leaf, furthest) }))
  const { reason, path } = furthest.reached()
  if (!outcome) return { decision: 'refuse', reason: 'work-exhausted', path }
  if (!outcome.found) return { decision: 'refuse', reason, path }
  const { chain, policies, warnings, consulted } = outcome.found
  return { decision: 'accept', path: chain, crls: consulted, policies, warnings }
}
