/** 'C0 DE' as octets. */
export const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'))

/** Octets as 'C0DE'. */
export const text = (octets: Uint8Array): string => Buffer.from(octets).toString('hex').toUpperCase()
