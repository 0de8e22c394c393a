/**
 * Whether every text in a request can be kept as it is: PostgreSQL has no U+0000 in its texts, and UTF-8 has no half of a
 * surrogate pair, in whose place an engine would keep U+FFFD.
 */
export function isStorable(request: unknown): boolean {
  if (typeof request === 'string') return request.isWellFormed() && !request.includes('\0')
  if (typeof request !== 'object' || request === null || request instanceof Uint8Array) return true
  return Object.values(request).every(isStorable)
}
