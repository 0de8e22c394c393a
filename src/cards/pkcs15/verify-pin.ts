import type { Channel } from '../../iso7816/channel.ts'
import { verify } from '../../iso7816/commands/verify.ts'
import { run } from '../../iso7816/run.ts'
import { done, failed, type Result } from '../../result.ts'
import type { CardFiles } from './card-files.ts'
import { encodePin } from './encode-pin.ts'
import type { Pin } from './pins.ts'

export interface PinUse {
  readonly channel: Channel
  readonly files: CardFiles
  readonly pin: Pin
}

/** Hands the PIN to the card once, in the DF it belongs to: the same reference means another PIN elsewhere. */
export async function verifyPin({ channel, files, pin }: PinUse, octets: Uint8Array): Promise<Result<undefined>> {
  const encoded = encodePin(octets, pin)
  octets.fill(0)
  const ready = await enterFolder(files, pin)
  const verified = ready.ok ? await run(channel, verify(pin.reference, encoded)) : ready
  encoded.fill(0)
  return verified
}

export async function enterFolder(files: CardFiles, { path }: Pin): Promise<Result<undefined>> {
  if (path === undefined) return done(undefined)
  const entered = await files.enter(path)
  if (!entered.ok) return entered
  return entered.value
    ? done(undefined)
    : failed({ kind: 'card.malformed', detail: 'a PIN in a place that is not there' })
}
