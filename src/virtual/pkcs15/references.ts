/** What the card calls its one key, its one PIN and its one algorithm in commands, and how objects name each other. */
export const KEY_REFERENCE = 0x01
export const PIN_REFERENCE = 0x81 // b8: a PIN of this application (ISO/IEC 7816-4, VERIFY)
export const ALGORITHM_REFERENCE = 0x02

export const KEY_ID: Uint8Array = Uint8Array.of(0x45)
export const PIN_ID: Uint8Array = Uint8Array.of(0x01)
export const AUTHORITY_ID: Uint8Array = Uint8Array.of(0x46)

export const PIN_RULES = { shortest: 4, stored: 8, longest: 8, padding: 0xff } as const
