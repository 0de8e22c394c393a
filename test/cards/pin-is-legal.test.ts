import { expect, it } from 'vitest'
import { pinIsLegal } from '../../src/cards/pin-is-legal.ts'
import { pinOctets } from '../support/certified-card.ts'

const digits = { minLength: 6, maxLength: 8, characters: 'digits' } as const
const letters = { minLength: 6, maxLength: 16, characters: 'upper-alphanumeric' } as const

it.each(['123456', '00000000', '9999999'])('allows %s', (pin) => {
  expect(pinIsLegal(pinOctets(pin), digits)).toBe(true)
})

it.each(['', '12345', '123456789', '12345a', '12345A', '12345 ', '12345\xff', '/23456', ':23456'])(
  'does not allow "%s"',
  (pin) => {
    expect(pinIsLegal(pinOctets(pin), digits)).toBe(false)
  },
)

it('allows what can be typed where the card does', () => {
  const printable = { minLength: 4, maxLength: 8, characters: 'printable' } as const
  expect(pinIsLegal(pinOctets('a B~1!'), printable)).toBe(true)
  expect(pinIsLegal(pinOctets('abc\x7f'), printable)).toBe(false)
  expect(pinIsLegal(pinOctets('abc\x1f'), printable)).toBe(false)
})

it('allows capital letters where the card does', () => {
  expect(pinIsLegal(pinOctets('ABCXYZ09'), letters)).toBe(true)
  expect(pinIsLegal(pinOctets('abcxyz09'), letters)).toBe(false)
  expect(pinIsLegal(pinOctets('ABC@YZ09'), letters)).toBe(false)
})
