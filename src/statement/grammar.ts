const LONGEST_STATEMENT = 1024

// Names are ASCII without blanks: 64 characters of prose would be room for a promise.
export const NAME = '[\\w.:/-]{1,64}'
export const ID = '[0-9a-f]{32}'
export const HASH = '[0-9a-f]{64}'
export const NONCE = '[A-Za-z0-9+/]{43}='
export const TIME = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ'

/** The text of octets that can be a statement at all: short, and ASCII. */
export const statementText = (octets: Uint8Array): string | null =>
  octets.length > LONGEST_STATEMENT || octets.some((octet) => octet > 0x7e) ? null : String.fromCharCode(...octets)

// RFC 4648 §3.5: the pad bits of the last character must be zero, or two texts would name one nonce.
export const isCanonicalNonce = (nonce: string): boolean => btoa(atob(nonce)) === nonce

export const isRealTime = (time: string): boolean => {
  const date = new Date(time) // Date.parse rolls 30 February over to March
  return !Number.isNaN(date.getTime()) && date.toISOString() === time.replace('Z', '.000Z')
}
