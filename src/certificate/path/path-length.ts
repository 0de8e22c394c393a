import type { Certificate } from '../certificate.ts'

/** How many more CA certificates may follow, after this one; null when this one is too many (RFC 5280 §6.1.4 l and m). */
export function lengthLeft(left: number, { selfIssued, basicConstraints }: Certificate): number | null {
  if (!selfIssued && left === 0) return null
  return Math.min(selfIssued ? left : left - 1, basicConstraints?.pathLength ?? Number.POSITIVE_INFINITY)
}
