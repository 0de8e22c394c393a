import type { Candidate } from '../card.ts'

/** A key of the PIV application and the data object with its certificate. */
export interface PivSlot {
  readonly role: Candidate['role']
  readonly key: number
  readonly certificate: Uint8Array
  /** The PIN has to be verified by the command just before each signature. */
  readonly pinAlways: boolean
}

/**
 * SP 800-73-4 part 1 table 4b and appendix A, in the order in which they log in: the first one with a certificate for a
 * key that can be asked for. 9A is for authentication and wants its PIN once a session. 9C is for documents; companies
 * personalise cards with nothing but that one, or with 9A for a kind of key that is of no use here.
 */
export const PIV_SLOTS: readonly PivSlot[] = [
  { role: 'authentication', key: 0x9a, certificate: Uint8Array.of(0x5f, 0xc1, 0x05), pinAlways: false },
  { role: 'signature', key: 0x9c, certificate: Uint8Array.of(0x5f, 0xc1, 0x0a), pinAlways: true },
]
