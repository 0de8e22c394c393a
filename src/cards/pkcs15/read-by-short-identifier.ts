import type { Channel } from '../../iso7816/channel.ts'
import { readBinaryOf } from '../../iso7816/commands/read-binary.ts'
import { run } from '../../iso7816/run.ts'
import { done, type Result } from '../../result.ts'
import { extentOfObjects } from './padded-objects.ts'

const SHORT = 0x1f // ISO/IEC 7816-4 on tag 88 of a file's control parameters: absent, it is the last five bits of the identifier
const NONE: readonly number[] = [0x00, SHORT]
const LENGTH = 256

/**
 * The objects of a file in the current DF, without a SELECT. Null: it has no short identifier, or goes on behind what one
 * short answer holds, where a card that does not make the file the current one could not be asked for the rest.
 */
export async function readByShortIdentifier(channel: Channel, path: string): Promise<Result<Uint8Array | null>> {
  const identifier = Number.parseInt(path.slice(-2), 16) & SHORT
  if (NONE.includes(identifier)) return done(null)
  const start = await run(channel, readBinaryOf(identifier, LENGTH))
  if (!start.ok) return start.failure.kind === 'card.refused' ? done(null) : start
  const { octets, closed } = extentOfObjects(start.value.octets)
  return done(closed ? start.value.octets.subarray(0, octets) : null)
}
