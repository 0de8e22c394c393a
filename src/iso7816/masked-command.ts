import { toHex } from './bytes.ts'

const HEADER = 4
/** VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER and their BER-TLV forms, ISO/IEC 7816-4 §11.6: their data is a PIN. */
const WITH_PIN: readonly (number | undefined)[] = [0x20, 0x21, 0x24, 0x25, 0x2c, 0x2d]

/** Whether what follows the header may be a PIN. */
export const carriesPin = (command: Uint8Array): boolean => WITH_PIN.includes(command[1])

/** A command as hex; of one that carries a PIN its header and the number of octets after it. */
export function maskedCommand(command: Uint8Array): string {
  const rest = command.length - HEADER
  if (rest <= 0 || !carriesPin(command)) return toHex(command)
  return `${toHex(command.subarray(0, HEADER))} [${rest} octets]`
}
