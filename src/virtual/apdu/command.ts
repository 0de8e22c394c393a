/** A command APDU taken apart (ISO/IEC 7816-3 §12.1.3). */
export interface Command {
  readonly cla: number
  readonly ins: number
  readonly p1: number
  readonly p2: number
  readonly data: Uint8Array
  readonly expected: number // Ne: octets the host takes at once; 0 when Le is absent
}

/** null when the lengths do not add up in any of the seven cases. */
export function parseCommand(bytes: Uint8Array): Command | null {
  const [cla, ins, p1, p2] = bytes
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return null
  const body = parseBody(bytes.subarray(4))
  return body === null ? null : { cla, ins, p1, p2, ...body }
}

type Body = Pick<Command, 'data' | 'expected'>

function parseBody(body: Uint8Array): Body | null {
  const first = body[0]
  if (first === undefined) return { data: body, expected: 0 }
  if (body.length === 1) return { data: body.subarray(1), expected: first || 256 }
  return first === 0 ? parseExtended(body) : split(body.subarray(1), first, 1)
}

/** Extended lengths start with a zero octet; a lone Le has it too, Lc and Le share one. */
function parseExtended(body: Uint8Array): Body | null {
  if (body.length < 3) return null
  const length = twoOctets(body.subarray(1))
  if (body.length === 3) return { data: body.subarray(3), expected: length || 65_536 }
  return length === 0 ? null : split(body.subarray(3), length, 2)
}

function split(rest: Uint8Array, length: number, octetsOfLe: 1 | 2): Body | null {
  const data = rest.subarray(0, length)
  const le = rest.subarray(length)
  if (data.length < length) return null
  if (le.length === 0) return { data, expected: 0 }
  if (le.length !== octetsOfLe) return null
  return { data, expected: octetsOfLe === 1 ? (le[0] ?? 0) || 256 : twoOctets(le) || 65_536 }
}

const twoOctets = (bytes: Uint8Array): number => (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
