import { asciiBlock, LONGEST_BLOCK, type PinBlock } from '../../iso7816/pin-pad.ts'
import type { Pin } from './pins.ts'

const ISO9564_BLOCK = Uint8Array.of(0x20, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)
const ISO9564_DIGITS = 12 // §9.3.1

/**
 * What `encodePin` does, as a reader's pad can be told to do it. Null: the PIN is typed on the keyboard after all. So it
 * is for passwords with letters, which no pad has keys for; where the length of the data follows the PIN's, which not
 * every reader can do (OpenSC's driver for IAS/ECC cards says so), and a wrong length costs a try; for BCD that may have
 * an odd number of digits, since part 10 does not say what fills the last nibble; for half nibbles (F1 F2 ...), which it
 * has no words for.
 */
export function pinBlock(pin: Pin): PinBlock | null {
  const block = BLOCKS[pin.type](pin)
  return block && block.fill.length <= LONGEST_BLOCK ? block : null
}

const none = () => null

const BLOCKS: Readonly<Record<Pin['type'], (pin: Pin) => PinBlock | null>> = {
  'ascii-numeric': asciiNumeric,
  bcd,
  utf8: none,
  'half-nibble-bcd': none,
  'iso9564-1': iso9564,
}

function asciiNumeric({ minLength, maxLength, storedLength, padding }: Pin): PinBlock | null {
  if (padding !== undefined && storedLength >= maxLength) return asciiBlock(minLength, maxLength, storedLength, padding)
  return minLength === maxLength ? asciiBlock(minLength, maxLength, maxLength, 0xff) : null
}

function iso9564({ minLength, maxLength, storedLength, padding }: Pin): PinBlock | null {
  const filledUp = padding !== undefined && storedLength > ISO9564_BLOCK.length
  if (maxLength > ISO9564_DIGITS || filledUp) return null
  return { digits: 'bcd', minLength, maxLength, fill: ISO9564_BLOCK, counted: true }
}

function bcd({ minLength, maxLength, storedLength, padding }: Pin): PinBlock | null {
  if (minLength !== maxLength || maxLength % 2 !== 0) return null
  const octets = Math.max(maxLength / 2, padding === undefined ? 0 : storedLength)
  const fill = new Uint8Array(octets).fill(padding ?? 0)
  return { digits: 'bcd', minLength, maxLength, fill, counted: false }
}
