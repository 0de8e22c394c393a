import { expect, it } from 'vitest'
import { isExtended, toT0, wantsItsLe } from '../../src/iso7816/t0.ts'
import { hex, text } from '../support/hex.ts'

it.each([
  ['case 1 gets a P3', '00200080', '0020008000'],
  ['case 2 stays', '00B0000020', '00B0000020'],
  ['case 2 for all there is stays', '00C0000000', '00C0000000'],
  ['case 3 stays', '002000800431323334', '002000800431323334'],
  ['case 4 loses its Le', '00A4040002A00000', '00A4040002A000'],
])('%s', (_name, command, sent) => {
  expect(text(toT0(hex(command)))).toBe(sent)
})

it.each([
  ['00CB3FFF000000', true],
  ['00CB3FFF00000103', true],
  ['00C0000000', false],
  ['00200080', false],
  ['00A4040002A00000', false],
])('tells whether %s is extended: %s', (command, extended) => {
  expect(isExtended(hex(command))).toBe(extended)
})

it.each([
  ['case 4 that gets 6C00', '00A4040002A00000', '6C00', true],
  ['case 4 that gets another refusal', '00A4040002A00000', '6700', false],
  ['case 4 that gets an answer ending so', '00A4040002A00000', '6C006C00', false],
  ['case 2, whose Le was sent', '00B0000020', '6C10', false],
  ['a PIN, which has no Le', '002000800431323334', '6C00', false],
])('tells whether a card wants the Le that was left out: %s', (_name, command, answer, wanted) => {
  expect(wantsItsLe(hex(command), hex(answer))).toBe(wanted)
})
