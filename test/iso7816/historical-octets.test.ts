import { expect, it } from 'vitest'
import { historicalOctets } from '../../src/iso7816/historical-octets.ts'
import { hex } from '../support/hex.ts'

it.each([
  ['no interface octets', '3B 02 14 50', '14 50'],
  ['TD1', '3B 8C 01 80 73 C0 21 C0 56 4B 4F 53 48 49 4E 11', '80 73 C0 21 C0 56 4B 4F 53 48 49 4E'],
  ['a My Number card', '3B E0 00 FF 81 31 FE 45 14', ''],
  ['TA to TD twice', '3B F1 12 13 14 91 15 31 16 17 AA 00', 'AA'],
  ['nothing', '3B 00', ''],
])('are found after %s', (_name, atr, octets) => {
  expect(historicalOctets(hex(atr))).toEqual(hex(octets))
})

it.each(['', '3B', '3B 03 01 02', '3B 80', '3B 81 80', '3B 8F 01 80'])('are not there in %j', (atr) => {
  const octets = historicalOctets(hex(atr))
  expect(octets === null || octets.length === 0).toBe(true)
})
