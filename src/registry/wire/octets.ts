import { z } from 'zod'

/** At most so many octets, on the wire as base64url without padding (RFC 4648 §5). */
export const octets = (most: number) =>
  z.codec(z.base64url().max(Math.ceil((most * 4) / 3)), z.instanceof(Uint8Array), {
    decode: (text) => new Uint8Array(Buffer.from(text, 'base64url')),
    encode: (bytes) => Buffer.from(bytes).toString('base64url'),
  })
