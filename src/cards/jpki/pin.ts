import type { Channel } from '../../iso7816/channel.ts'
import { askTriesLeft, verify } from '../../iso7816/commands/verify.ts'
import { asciiBlock } from '../../iso7816/pin-pad.ts'
import { run } from '../../iso7816/run.ts'
import type { Result } from '../../result.ts'
import type { PinRules } from '../../types/reader.ts'
import { ELEMENT, selectElement } from './elements.ts'

/** The PIN of the certificate for authentication: four digits as they are, three tries. */
export const JPKI_PIN: PinRules = { minLength: 4, maxLength: 4, characters: 'digits' }

const SELECTED_PIN = 0x80 // the one whose file is selected, so VERIFY means nothing without SELECT before it

/** As many digits as octets: a pad has nothing to fill up. */
export const JPKI_PAD_PIN = { reference: () => SELECTED_PIN, block: asciiBlock(4, 4, 4, 0xff) }

export const selectPin = (channel: Channel) => selectElement(channel, ELEMENT.authenticationPin)

/** Free, and 63Cx even after the PIN was verified. */
export async function jpkiTriesLeft(channel: Channel): Promise<Result<number | null>> {
  const selected = await selectPin(channel)
  return selected.ok ? run(channel, askTriesLeft(SELECTED_PIN)) : selected
}

/** A card that does not select the PIN, as another one put in its place, is not sent it. */
export async function verifyJpkiPin(channel: Channel, pin: Uint8Array): Promise<Result<undefined>> {
  const selected = await selectPin(channel)
  const verified = selected.ok ? await run(channel, verify(SELECTED_PIN, pin)) : selected
  pin.fill(0)
  return verified
}
