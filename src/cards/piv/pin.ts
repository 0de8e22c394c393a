import type { Channel } from '../../iso7816/channel.ts'
import { verify } from '../../iso7816/commands/verify.ts'
import { asciiBlock } from '../../iso7816/pin-pad.ts'
import { run } from '../../iso7816/run.ts'
import type { Result } from '../../result.ts'
import type { PinRules } from '../../types/reader.ts'

/** The PIV card application PIN, SP 800-73-4 part 2 §2.4.3: 6 to 8 digits, filled up with FF to 8 octets. */
export const PIV_PIN: PinRules = { minLength: 6, maxLength: 8, characters: 'digits' }
export const PIV_PIN_BLOCK = asciiBlock(PIV_PIN.minLength, PIV_PIN.maxLength, PIV_PIN.maxLength, 0xff)

/** Key references, SP 800-73-4 part 1 table 4a. The global PIN is held to the rules of the other (part 2 §2.4.3). */
export const APPLICATION_PIN = 0x80
export const GLOBAL_PIN = 0x00

/** The octets are wiped. */
export async function verifyPivPin(channel: Channel, reference: number, pin: Uint8Array): Promise<Result<undefined>> {
  const padded = padPivPin(pin)
  pin.fill(0)
  const verified = await run(channel, verify(reference, padded))
  padded.fill(0)
  return verified
}

function padPivPin(pin: Uint8Array): Uint8Array {
  const padded = new Uint8Array(new ArrayBuffer(PIV_PIN.maxLength)).fill(0xff) // outside V8's heap: see `concat`
  padded.set(pin)
  return padded
}
