import { concat } from '../iso7816/bytes.ts'
import type { PadVerify } from '../iso7816/pin-pad.ts'

/** bmFormatString: positions count octets, digits begin at the left. */
const IN_OCTETS = 0x80
const FORMATS = { bcd: 0x01, ascii: 0x02 } as const
const POSITION_SHIFT = 3
/** bmPINBlockString and bmPINLengthFormat where the digits are counted: in four bits, the low ones of the first octet. */
const COUNT_BITS = 4
const COUNT_POSITION = 4

const DEFAULT_TIME = 0x00 // after the first key
const VALIDATION_KEY = 0x02 // the PIN ends with the pad's own OK, not with its last digit
const ONE_MESSAGE = 0x01
const ENTER_YOUR_PIN = 0x00
const ENGLISH = 0x0409 // a reader that lacks a language may refuse the whole structure with 6B80
const NO_PROLOGUE = [0, 0, 0] // of T=1: the driver's business

/** PIN_VERIFY_STRUCTURE of PC/SC part 10 §2.5.2. Numbers are in the host's order, which is little-endian here. */
export function pinVerifyStructure({ command, block }: PadVerify, seconds: number): Uint8Array {
  const { fill, counted, digits, minLength, maxLength } = block
  const before = counted ? 1 : 0 // octets of the data before the first digit
  return concat(
    Uint8Array.of(
      seconds,
      DEFAULT_TIME,
      IN_OCTETS | (before << POSITION_SHIFT) | FORMATS[digits],
      ((counted ? COUNT_BITS : 0) << 4) | (fill.length - before),
      counted ? COUNT_POSITION : 0,
      maxLength, // wPINMaxExtraDigit, the smaller octet first
      minLength,
      VALIDATION_KEY,
      ONE_MESSAGE,
      ENGLISH & 0xff,
      ENGLISH >> 8,
      ENTER_YOUR_PIN,
      ...NO_PROLOGUE,
    ),
    Uint8Array.of(command.length & 0xff, command.length >> 8, 0, 0),
    command,
  )
}
