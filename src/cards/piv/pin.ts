import { asciiBlock } from '../../iso7816/pin-pad.ts'
import type { PinRules } from '../../types/reader.ts'

/** The PIV card application PIN, SP 800-73-4 part 2 §2.4.3: 6 to 8 digits, filled up with FF to 8 octets. */
export const PIV_PIN: PinRules = { minLength: 6, maxLength: 8, characters: 'digits' }
export const PIV_PIN_REFERENCE = 0x80
export const PIV_PIN_BLOCK = asciiBlock(PIV_PIN.minLength, PIV_PIN.maxLength, PIV_PIN.maxLength, 0xff)

export function padPivPin(pin: Uint8Array): Uint8Array {
  const padded = new Uint8Array(new ArrayBuffer(PIV_PIN.maxLength)).fill(0xff) // outside V8's heap: see `concat`
  padded.set(pin)
  return padded
}
