/**
 * Where the number of a serial begins: lists carry padded forms (certificates.md §5), so octets that only repeat the sign
 * are passed over. Not the sign itself: -15 and 241 are two certificates (PKITS 4.4.14).
 */
export function serialStart(octets: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end - 1 && repeatsSign(octets[at] ?? 0, octets[at + 1] ?? 0)) at++
  return at
}

const repeatsSign = (octet: number, next: number): boolean =>
  (octet === 0 && next < 0x80) || (octet === 0xff && next >= 0x80)
