import type { Channel } from '../../iso7816/channel.ts'
import { readBinaryOf } from '../../iso7816/commands/read-binary.ts'
import { run } from '../../iso7816/run.ts'
import { done, type Result } from '../../result.ts'
import { extentOfObjects } from './padded-objects.ts'

const SHORT = 0x1f // ISO/IEC 7816-4 on tag 88 of a file's control parameters: absent, it is the last five bits of the identifier
const NONE: readonly number[] = [0x00, SHORT]
const LENGTH = 256

export interface FileStart {
  readonly octets: Uint8Array
  readonly whole: boolean // otherwise it goes on behind them, and has to be selected: that did not make it the current file
}

const NOTHING: FileStart = { octets: new Uint8Array(), whole: false }

/** The start of a file of objects in the current DF, without a SELECT. Nothing: the card does not know it by a short identifier. */
export async function readByShortIdentifier(channel: Channel, path: string): Promise<Result<FileStart>> {
  const identifier = Number.parseInt(path.slice(-2), 16) & SHORT
  if (NONE.includes(identifier)) return done(NOTHING)
  const start = await run(channel, readBinaryOf(identifier, LENGTH))
  if (!start.ok) return start.failure.kind === 'card.refused' ? done(NOTHING) : start
  const { octets } = start.value
  const extent = extentOfObjects(octets)
  const fits = octets.length > 0 && octets.length < LENGTH && extent.octets <= octets.length
  return done(
    extent.closed || fits ? { octets: octets.subarray(0, extent.octets), whole: true } : { octets, whole: false },
  )
}
