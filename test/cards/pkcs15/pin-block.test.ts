import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodePin } from '../../../src/cards/pkcs15/encode-pin.ts'
import { pinBlock } from '../../../src/cards/pkcs15/pin-block.ts'
import type { Pin } from '../../../src/cards/pkcs15/pins.ts'
import { encodeApdu } from '../../../src/iso7816/apdu.ts'
import { verify } from '../../../src/iso7816/commands/verify.ts'
import { pinVerifyStructure } from '../../../src/reader/pin-verify-structure.ts'
import { pinOctets } from '../../support/certified-card.ts'
import { text } from '../../support/hex.ts'
import { fillIn } from '../../support/pin-pad.ts'

const PIN: Pin = {
  authId: '01',
  type: 'ascii-numeric',
  minLength: 4,
  maxLength: 8,
  storedLength: 8,
  reference: 1,
  padding: 0,
  caseSensitive: true,
  path: undefined,
}

describe('a PIN that no pad can be told to form', () => {
  it.each([
    ['a password', { type: 'utf8' }],
    ['half nibbles', { type: 'half-nibble-bcd' }],
    ['data as long as the PIN', { padding: undefined }],
    ['data longer than what is stored', { storedLength: 6 }],
    ['a block of more than 15 octets', { storedLength: 16 }],
    ['BCD with an odd number of digits', { type: 'bcd', minLength: 5, maxLength: 5 }],
    ['BCD that may have an odd number of digits', { type: 'bcd' }],
    ['ISO 9564-1 with more digits than it has room for', { type: 'iso9564-1', maxLength: 13 }],
  ] as [string, Partial<Pin>][])('is typed on the keyboard: %s', (_name, rules) => {
    expect(pinBlock({ ...PIN, ...rules })).toBeNull()
  })
})

const lengths = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 }))
const anyPin = fc
  .record({
    type: fc.constantFrom<Pin['type']>('ascii-numeric', 'bcd', 'iso9564-1'),
    lengths: fc.oneof(
      lengths,
      lengths.map(([length]) => [length, length] as const),
    ),
    storedLength: fc.integer({ min: 0, max: 20 }),
    padding: fc.constantFrom(undefined, 0x00, 0xff, 0x20),
  })
  .map(({ lengths: [a, b], ...pin }): Pin => ({ ...PIN, ...pin, minLength: Math.min(a, b), maxLength: Math.max(a, b) }))

describe('a pad', () => {
  it('sends what the keyboard would, for every kind of PIN that it can be told about', () => {
    let formed = 0
    fc.assert(
      fc.property(
        anyPin,
        fc.nat(),
        fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 15 }),
        (pin, n, d) => {
          const block = pinBlock(pin)
          if (!block) return
          formed++
          const digits = d.slice(0, pin.minLength + (n % (pin.maxLength - pin.minLength + 1)))
          const command = encodeApdu(verify(pin.reference, block.fill).apdu)
          const filled = fillIn(pinVerifyStructure({ command, block }, 90), digits)
          const typed = encodeApdu(verify(pin.reference, encodePin(pinOctets(digits), pin)).apdu)
          expect('command' in filled && text(filled.command)).toBe(text(typed))
        },
      ),
      { numRuns: 3000, seed: 15 },
    )
    expect(formed).toBeGreaterThan(500)
  })
})
