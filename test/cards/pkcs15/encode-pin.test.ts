import { expect, it } from 'vitest'
import { encodePin } from '../../../src/cards/pkcs15/encode-pin.ts'
import { pinRules } from '../../../src/cards/pkcs15/pin-rules.ts'
import type { Pin } from '../../../src/cards/pkcs15/pins.ts'
import { pinOctets } from '../../support/certified-card.ts'
import { text } from '../../support/hex.ts'

const PIN: Pin = {
  authId: '01',
  type: 'ascii-numeric',
  minLength: 4,
  maxLength: 8,
  storedLength: 8,
  reference: 1,
  padding: undefined,
  caseSensitive: true,
  path: undefined,
}

it.each([
  ['ASCII', '123456', {}, '313233343536'],
  ['ASCII, filled up', '123456', { padding: 0xff }, '313233343536FFFF'],
  ['ASCII, stored in less', '123456', { padding: 0x00, storedLength: 0 }, '313233343536'],
  ['BCD', '1234', { type: 'bcd' }, '1234'],
  ['BCD, an odd number of digits', '12345', { type: 'bcd' }, '12345F'],
  ['BCD, filled up', '12345', { type: 'bcd', padding: 0x00, storedLength: 4 }, '12345000'],
  ['BCD, filled up with FF', '123456', { type: 'bcd', padding: 0xff }, '123456FFFFFFFFFF'],
  ['half-nibble BCD', '1290', { type: 'half-nibble-bcd' }, 'F1F2F9F0'],
  ['ISO 9564-1 format 2', '12345', { type: 'iso9564-1' }, '2512345FFFFFFFFF'],
  ['UTF-8', 'aB 1', { type: 'utf8' }, '61422031'],
  ['UTF-8 without case', 'aB{1', { type: 'utf8', caseSensitive: false, padding: 0 }, '41427B3100000000'],
] as [string, string, Partial<Pin>, string][])('%s', (_name, pin, rules, encoded) => {
  expect(text(encodePin(pinOctets(pin), { ...PIN, ...rules }))).toBe(encoded)
})

it('tells the screen what may be typed', () => {
  expect(pinRules(PIN)).toEqual({ minLength: 4, maxLength: 8, characters: 'digits' })
  expect(pinRules({ ...PIN, type: 'utf8' }).characters).toBe('printable')
})
