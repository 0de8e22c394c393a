import { toHex } from './bytes.ts'

const HEADER = 4
/** VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER and their BER-TLV forms, ISO/IEC 7816-4 §11.5: their data is a PIN. */
const WITH_PIN: readonly (number | undefined)[] = [0x20, 0x21, 0x24, 0x25, 0x2c, 0x2d]

/** A command as hex; of one that carries a PIN its header and the number of octets after it. */
export function maskedCommand(command: Uint8Array): string {
  const rest = command.length - HEADER
  if (rest <= 0 || !WITH_PIN.includes(command[1])) return toHex(command)
  return `${toHex(command.subarray(0, HEADER))} [${rest} octets]`
}
