import { expect, it } from 'vitest'
import { stricterPin } from '../../src/certificate/stricter-pin.ts'

const card = { minLength: 4, maxLength: 16, characters: 'printable' } as const
const digits = { minLength: 6, maxLength: 8, characters: 'digits' } as const

it.each([
  ['an issuer of whom nothing is known', card, {}, card],
  ['a narrower issuer', card, digits, digits],
  ['a narrower card', digits, card, digits],
  ['one limit', digits, { maxLength: 6 }, { ...digits, maxLength: 6 }],
  [
    'letters on a card for signs',
    card,
    { characters: 'upper-alphanumeric' as const },
    { ...card, characters: 'upper-alphanumeric' },
  ],
  ['a rule that no PIN of this card can keep', digits, { minLength: 10 }, digits],
])('with %s the stricter rule holds', (_, ofCard, ofIssuer, expected) => {
  expect(stricterPin(ofCard, ofIssuer)).toEqual(expected)
})
