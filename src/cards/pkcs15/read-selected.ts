import { concat } from '../../iso7816/bytes.ts'
import type { Channel } from '../../iso7816/channel.ts'
import type { Command } from '../../iso7816/command.ts'
import { type BinaryPiece, MAX_OFFSET, readBinary } from '../../iso7816/commands/read-binary.ts'
import { readRecord } from '../../iso7816/commands/read-record.ts'
import { run } from '../../iso7816/run.ts'
import { firstObjectLength } from '../../iso7816/tlv.ts'
import { done, failed, type Result } from '../../result.ts'
import type { FilePath } from './file-path.ts'
import { type Extent, extentOfObjects } from './padded-objects.ts'

/** Data objects up to the end or the padding; the one object that the file starts with; or as much as one piece holds. */
export type Content = 'objects' | 'object' | 'start'

const STEP = 256
const MAX_OCTETS = 65_536
const MAX_PIECES = 300 // 64 KiB in steps of 256, and some to spare
const MAX_RECORDS = 64
const LAST_RECORD = 254 // 255 is reserved, ISO/IEC 7816-4
const MAX_HEAD = 7 // octets of tag and length, as far as `tlv.ts` understands them

const malformed = (detail: string) => failed({ kind: 'card.malformed', detail })

type Part = Pick<FilePath, 'index' | 'length'>

/** The selected file, or the part of it that a path names. Cards do not have to say what kind of file it is. */
export async function readSelected(
  channel: Channel,
  part: Part,
  content: Content,
  start: Uint8Array = new Uint8Array(), // what of it has come already
): Promise<Result<Uint8Array>> {
  const first = await readPiece(channel, part, content, { octets: start, whole: false })
  if (first.ok) return readOn(channel, part, content, first.value)
  if (first.failure.kind !== 'card.refused') return first
  const records = await readRecords(channel, part.index)
  return records.ok || records.failure.kind !== 'card.refused' ? records : first
}

interface Progress {
  readonly octets: Uint8Array
  readonly whole: boolean
}

async function readOn(channel: Channel, part: Part, content: Content, first: Progress): Promise<Result<Uint8Array>> {
  let progress = first
  for (let count = 1; !progress.whole; count++) {
    if (count > MAX_PIECES) return malformed('a file that comes in too many pieces')
    const next = await readPiece(channel, part, content, progress)
    if (!next.ok) return next
    progress = next.value
  }
  return done(progress.octets)
}

async function readPiece(
  channel: Channel,
  part: Part,
  content: Content,
  { octets: before }: Progress,
): Promise<Result<Progress>> {
  const expected = extentOf(before, part, content)
  const asked = expected.closed ? Math.min(STEP, expected.octets - before.length) : STEP
  const offset = (part.index ?? 0) + before.length
  if (offset > MAX_OFFSET) return malformed('a file longer than READ BINARY reaches')
  const isLong = channel.extended?.usable === true && content !== 'start'
  const piece = await run(channel, isLong ? readToEnd(offset, asked) : readBinary(offset, asked))
  if (!piece.ok) return piece
  const octets = concat(before, piece.value.octets)
  const { octets: total, closed } = extentOf(octets, part, content)
  if (total !== Number.POSITIVE_INFINITY && total > MAX_OCTETS) return malformed('a file of more than 64 KiB')
  const short = isLong || piece.value.octets.length < asked // the card had no more, or gives less at a time
  const whole = piece.value.octets.length === 0 || (octets.length >= total && (closed || short))
  return done({ octets: whole ? octets.subarray(0, total) : octets, whole })
}

/** With extended lengths all of the file comes at once; a short command in its place asks for less. */
const readToEnd = (offset: number, asked: number): Command<BinaryPiece> => ({
  ...readBinary(offset, asked),
  parse: readBinary(offset, MAX_OCTETS).parse,
  long: true,
})

/** What is known from the start, or from the objects themselves, has not to be looked for with another exchange. */
function extentOf(octets: Uint8Array, { length }: Part, content: Content): Extent {
  const named = length || Number.POSITIVE_INFINITY
  if (content === 'start') return { octets: Math.min(named, STEP), closed: true }
  if (content === 'objects') return length ? { octets: length, closed: true } : extentOfObjects(octets)
  const unknown = octets.length < MAX_HEAD ? Number.POSITIVE_INFINITY : octets.length
  return { octets: Math.min(named, firstObjectLength(octets) ?? unknown), closed: true }
}

/** A linear file: the record that is named, or all of them one after the other. */
async function readRecords(channel: Channel, only: number | undefined): Promise<Result<Uint8Array>> {
  const records: Uint8Array[] = []
  const [from, to] = only ? [only, only] : [1, MAX_RECORDS]
  for (let number = from; number <= Math.min(to, LAST_RECORD); number++) {
    const record = await run(channel, readRecord(number))
    if (!record.ok) return record
    if (record.value === null) break
    records.push(record.value)
  }
  return done(concat(...records))
}
