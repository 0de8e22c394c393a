/**
 * ISO/IEC 7816-3 §8.2: T=1, twelve historical octets. Those say (ISO/IEC 7816-4 §8.1.1, compact TLV): selection by full
 * and partial name, command chaining, extended lengths; and the issuer's data, "KOSHIN".
 */
const INTERFACE = [0x8c, 0x01]
const HISTORICAL = [0x80, 0x73, 0xc0, 0x21, 0xc0, 0x56, ...Buffer.from('KOSHIN')]

const checked = [...INTERFACE, ...HISTORICAL]
const checkOctet = checked.reduce((sum, octet) => sum ^ octet, 0)

export const ANSWER_TO_RESET: Uint8Array = Uint8Array.of(0x3b, ...checked, checkOctet)
