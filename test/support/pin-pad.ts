const HEADER = 19
const APDU_HEADER = 5

export interface PadStructure {
  readonly seconds: number
  readonly least: number
  readonly most: number
  readonly apdu: Uint8Array
  readonly format: number
  readonly block: number
  readonly length: number
}

export function takeApart(structure: Uint8Array): PadStructure {
  const view = new DataView(structure.buffer, structure.byteOffset, structure.length)
  const apdu = structure.slice(HEADER)
  if (view.getUint32(15, true) !== apdu.length) throw new Error('ulDataLength is not the length of the command')
  const extra = view.getUint16(5, true)
  return {
    seconds: view.getUint8(0),
    format: view.getUint8(2),
    block: view.getUint8(3),
    length: view.getUint8(4),
    most: extra & 0xff,
    least: extra >> 8,
    apdu,
  }
}

/** The command with the PIN in it, bit by bit, or what the pad answers instead of sending one. */
export function fillIn(structure: Uint8Array, digits: string): { command: Uint8Array } | { answer: number } {
  const { format, block, length, least, most, apdu } = takeApart(structure)
  if (digits.length < least || digits.length > most) return { answer: 0x6403 }
  const octets = (format & 0x80) !== 0
  const type = format & 0x03
  if ((format & 0x04) !== 0 || (type !== 1 && type !== 2)) return { answer: 0x6b80 }
  const data = apdu.subarray(APDU_HEADER)
  if (data.length !== apdu[4]) throw new Error('Lc is not the length of the data')
  const start = ((format >> 3) & 0x0f) * (octets ? 8 : 1)
  const width = type === 2 ? 8 : 4
  if (digits.length * width > (block & 0x0f) * 8) return { answer: 0x6b80 }
  for (const [index, digit] of [...digits].entries())
    writeBits(data, start + index * width, width, type === 2 ? digit.charCodeAt(0) : Number(digit))
  const countBits = block >> 4
  const countAt = (length & 0x0f) * ((length & 0x10) !== 0 ? 8 : 1)
  if (countBits > 0) writeBits(data, countAt, countBits, digits.length)
  return { command: apdu }
}

function writeBits(octets: Uint8Array, from: number, count: number, value: number) {
  for (let bit = 0; bit < count; bit++) {
    const at = from + bit
    const mask = 0x80 >> (at % 8)
    const isSet = ((value >> (count - 1 - bit)) & 1) === 1
    const octet = octets[at >> 3] ?? 0
    octets[at >> 3] = isSet ? octet | mask : octet & ~mask
  }
}

interface Card {
  transmit(command: Uint8Array): Uint8Array
}

export const CANCELLED = 0x6401

/**
 * The pad of a reader, from PC/SC part 10 §2.5.2 and the CCID specification §6.1.11 alone: it takes a
 * PIN_VERIFY_STRUCTURE apart by itself, puts the digits that were typed into the command, and asks the card.
 * `type` gives what is typed: digits, or a status word of the pad's own.
 */
export function createPad(type: () => string | number) {
  const structures: Uint8Array[] = []
  return {
    structures,
    answer(structure: Uint8Array, card: Card): Uint8Array {
      structures.push(structure)
      const typed = type()
      const filled = typeof typed === 'number' ? { answer: typed } : fillIn(structure, typed)
      if ('command' in filled) return Uint8Array.from(card.transmit(filled.command))
      return Uint8Array.of(filled.answer >> 8, filled.answer & 0xff)
    },
  }
}
