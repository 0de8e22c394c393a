/** What a command comes to before it is cut into APDUs. */
export interface Response {
  readonly data: Uint8Array
  readonly status: number
}

/** Status words of SP 800-73-4 part 2 and ISO/IEC 7816-4 §5.6 that these cards give. */
export const STATUS = {
  ok: 0x9000,
  moreData: 0x6100, // the low octet says how much
  endOfFile: 0x6282, // fewer octets than were asked for
  triesLeft: 0x63c0, // the low digit says how many
  wrongLength: 0x6700,
  lastOfChainExpected: 0x6883,
  chainingUnsupported: 0x6884,
  securityNotSatisfied: 0x6982,
  blocked: 0x6983,
  locked: 0x6984, // JPKI's word for blocked
  nothingPending: 0x6985, // conditions of use not satisfied
  noCurrentFile: 0x6986,
  wrongData: 0x6a80,
  notFound: 0x6a82,
  wrongParameters: 0x6a86,
  referenceNotFound: 0x6a88,
  outsideFile: 0x6b00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
} as const

export const answer = (data: Uint8Array): Response => ({ data, status: STATUS.ok })

export const just = (status: number): Response => ({ data: new Uint8Array(0), status })
