import { newestFirst } from './freshness.ts'
import type { RevocationList } from './revocation-list.ts'

/**
 * The newest delta that brings a complete list up to date (RFC 5280 §5.2.4, §6.3.3 c): same issuer, scope and key, made
 * for this list or an earlier one, and itself later.
 */
export function deltaTo(base: RevocationList, lists: readonly RevocationList[]): RevocationList | null {
  const { number } = base
  if (number === null) return null
  const deltas = lists.filter(
    (delta) =>
      delta.baseNumber !== null &&
      delta.scopeHex === base.scopeHex &&
      delta.authorityKeyIdentifier === base.authorityKeyIdentifier &&
      delta.baseNumber <= number &&
      delta.number !== null &&
      delta.number > number,
  )
  return newestFirst(deltas)[0] ?? null
}
