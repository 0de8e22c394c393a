import type { Signed } from '../signature.ts'

/** A certificate revocation list (RFC 5280 §5), indexed by (issuer, serial); not yet trusted. */
export interface RevocationList extends Signed {
  readonly fingerprint: string // SHA-256, lower-case hex
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
}

/** Null for anything else than one DER list in the profile of RFC 5280 §5. */
export function readCrl(_der: Uint8Array): RevocationList | null {
  return null
}
