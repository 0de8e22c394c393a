const MARKS = 4095 // 0 is no card

/**
 * An authority in a clerk code: 1 to 4095, from its name as `CertificateRows.issuer` writes it. Not its place in
 * koshin.toml, since a line added there must not turn it into another authority: whoever lists the name finds it again,
 * and whoever does not says that it is unknown. FNV-1a, because it needs nothing to be loaded before the first frame.
 */
export function issuerMark(dn: string): number {
  let hash = 0x811c9dc5
  for (const octet of new TextEncoder().encode(dn)) hash = Math.imul(hash ^ octet, 0x01000193)
  return (((hash ^ (hash >>> 16)) >>> 0) % MARKS) + 1
}
