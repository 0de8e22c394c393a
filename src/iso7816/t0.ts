const HEADER = 4
const WITH_LENGTH = 5

/** Extended lengths begin with a 00 where a short command has a length. T=0 has none (ISO/IEC 7816-3 §12.2 would want ENVELOPE). */
export const isExtended = (command: Uint8Array): boolean => command.length > WITH_LENGTH && command[HEADER] === 0

/**
 * What is sent for a short command APDU under T=0, ISO/IEC 7816-3 §12.2: P3 is always there, and Le is left out where
 * there is data; the card announces its answer with 61xx instead. PC/SC hands on what it is given.
 */
export function toT0(command: Uint8Array): Uint8Array {
  if (command.length === HEADER) return Uint8Array.of(...command, 0)
  const data = command.length > WITH_LENGTH ? (command[HEADER] ?? 0) : 0
  return command.subarray(0, WITH_LENGTH + data)
}

const WRONG_LE = 0x6c

/**
 * A card that asks for the Le that `toT0` left out has not begun: a simulated one behind a reader that hands whole APDUs on,
 * whatever its ATR says (jcardsim, vpcd). Never of a command with a PIN: those have no Le.
 */
export const wantsItsLe = (command: Uint8Array, answer: Uint8Array): boolean =>
  command.length > toT0(command).length && answer.length === 2 && answer[0] === WRONG_LE
