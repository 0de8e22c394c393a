import { done, failed, type Result } from '../result.ts'
import { concat } from './bytes.ts'
import type { Channel } from './channel.ts'
import { type BinaryPiece, MAX_OFFSET, readBinary } from './commands/read-binary.ts'
import { run } from './run.ts'
import { firstObjectLength } from './tlv.ts'

export const SHORT_STEP = 256
const MAX_FILE = 65_536
const MAX_HEAD = 7 // octets of tag and length, as far as `tlv.ts` understands them
const MAX_PIECES = 257 // 64 KiB in steps of 256 and the one that meets the end; a piece may be shorter

export interface FileReading {
  /** Octets wanted; 'object': as many as the data object at the start of the file takes; 'all': up to the end. */
  readonly length: number | 'object' | 'all'
}

const malformed = (detail: string) => failed({ kind: 'card.malformed', detail })

/** The selected transparent file, in as few exchanges as its length allows: the length itself costs none. */
export async function readFile(channel: Channel, { length }: FileReading): Promise<Result<Uint8Array>> {
  let octets: Uint8Array = new Uint8Array()
  for (let count = 0; count < MAX_PIECES; count++) {
    const total = totalOf(length, octets)
    if (!total.ok) return total
    if (octets.length >= total.value) return done(octets.subarray(0, total.value))
    const asked = Math.min(SHORT_STEP, total.value - octets.length)
    const piece = await readPiece(channel, octets.length, asked)
    if (!piece.ok) return piece
    octets = concat(octets, piece.value.octets)
    const shorter = length === 'all' && piece.value.octets.length < asked // the card had no more
    if (piece.value.end || shorter) return whole(length, octets)
  }
  return malformed('a file that comes in too many pieces')
}

async function readPiece(channel: Channel, offset: number, length: number): Promise<Result<BinaryPiece>> {
  if (offset > MAX_OFFSET) return malformed('a file longer than READ BINARY reaches')
  const piece = await run(channel, readBinary(offset, length))
  if (!piece.ok) return piece
  return done({ ...piece.value, end: piece.value.end || piece.value.octets.length === 0 })
}

/** Until the object's own length is known, and where the end decides, there may be as much as a file may hold. */
function totalOf(length: FileReading['length'], octets: Uint8Array): Result<number> {
  const total = length === 'object' ? objectLength(octets) : length === 'all' ? MAX_FILE : length
  if (total === undefined) return malformed('a file that does not start with a data object')
  return total > MAX_FILE ? malformed('a file of more than 64 KiB') : done(total)
}

const objectLength = (octets: Uint8Array): number | undefined =>
  firstObjectLength(octets) ?? (octets.length < MAX_HEAD ? MAX_FILE : undefined)

/** The file has ended: that is right where the end was what was looked for, or where all has come anyway. */
function whole(length: FileReading['length'], octets: Uint8Array): Result<Uint8Array> {
  if (length === 'all') return done(octets)
  const total = typeof length === 'number' ? length : firstObjectLength(octets)
  if (total === undefined || octets.length < total) return malformed('a file that ends before what it holds does')
  return done(octets.subarray(0, total))
}
