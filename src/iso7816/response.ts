import { done, failed, type Result } from '../result.ts'

export interface Response {
  readonly data: Uint8Array
  readonly statusWord: number
}

/** A card that is pulled out answers success with nothing at all (measured on pcscd, design §4). */
export function parseResponse(octets: Uint8Array): Result<Response> {
  if (octets.length === 0) return failed({ kind: 'card.removed' })
  if (octets.length === 1) return failed({ kind: 'card.malformed', detail: 'an answer of one octet' })
  const data = octets.subarray(0, -2)
  const [high = 0, low = 0] = octets.subarray(-2)
  return done({ data, statusWord: (high << 8) | low })
}
