import { createHash } from 'node:crypto'

/** SHA-256 in lower-case hex, as statements and the database write it. */
export const fingerprint = (octets: Uint8Array | string): string => createHash('sha256').update(octets).digest('hex')
