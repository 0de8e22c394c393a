import type { Pin } from './pins.ts'

const LOW_NIBBLE = 0x0f
const NIBBLE_FILL = 0xf
const HALF_NIBBLE = 0xf0
const ISO9564_OCTETS = 8
const ISO9564_CONTROL = 0x20 // format 2, and the number of digits

/** A PIN as the card stores it, ISO/IEC 7816-15: encoded, then filled up on the right. Whoever asks wipes it. */
export function encodePin(pin: Uint8Array, rules: Pin): Uint8Array {
  const length = Math.max(encodedLength(pin, rules), rules.padding === undefined ? 0 : rules.storedLength)
  const encoded = new Uint8Array(new ArrayBuffer(length)) // outside V8's heap: see `concat`
  encoded.fill(rules.type === 'iso9564-1' ? 0xff : (rules.padding ?? 0))
  ENCODERS[rules.type](pin, encoded, rules)
  return encoded
}

function encodedLength(pin: Uint8Array, { type }: Pin): number {
  if (type === 'bcd') return Math.ceil(pin.length / 2)
  return type === 'iso9564-1' ? ISO9564_OCTETS : pin.length
}

type Encoder = (pin: Uint8Array, encoded: Uint8Array, rules: Pin) => void

const ENCODERS: Readonly<Record<Pin['type'], Encoder>> = {
  bcd: (pin, encoded, { padding }) => writeNibbles(pin, encoded, 0, (padding ?? NIBBLE_FILL) & LOW_NIBBLE),
  'ascii-numeric': (pin, encoded) => encoded.set(pin),
  utf8: (pin, encoded, { caseSensitive }) => (caseSensitive ? encoded.set(pin) : upperCase(pin, encoded)),
  'half-nibble-bcd': (pin, encoded) => {
    pin.forEach((digit, index) => {
      encoded[index] = HALF_NIBBLE | (digit & LOW_NIBBLE)
    })
  },
  'iso9564-1': (pin, encoded) => {
    encoded[0] = ISO9564_CONTROL | pin.length
    writeNibbles(pin, encoded, 1, NIBBLE_FILL)
  },
}

function upperCase(pin: Uint8Array, encoded: Uint8Array): void {
  pin.forEach((octet, index) => {
    encoded[index] = octet >= 0x61 && octet <= 0x7a ? octet - 0x20 : octet
  })
}

/** Two digits to an octet; the nibble that is left over is filled. */
function writeNibbles(pin: Uint8Array, encoded: Uint8Array, from: number, fill: number): void {
  for (let index = 0; index < pin.length; index += 2) {
    const high = (pin[index] ?? 0) & LOW_NIBBLE
    const low = pin[index + 1]
    encoded[from + index / 2] = (high << 4) | (low === undefined ? fill : low & LOW_NIBBLE)
  }
}
