import fc from 'fast-check'
import { expect, it } from 'vitest'
import { verifyPinDirect } from '../../../src/reader/pcsc/feature-list.ts'
import { hex } from '../../support/hex.ts'

it.each([
  ['alone', '0604 42330006', 0x42330006],
  ['among others', '0A04 4233000A 0604 42330006 1204 42330012', 0x42330006],
  ['with its highest bit', '0604 C2330006', 0xc2330006],
  ['the first of two', '0604 00000001 0604 00000002', 1],
  ['in no list', '', null],
  ['not in the list', '0704 42330007', null],
  ['cut off', '0604 423300', null],
  ['before a record that is cut off', '0604 42330006 0704', null],
  ['with a length that lies', '0605 4233000600', null],
])('finds the feature %s', (_name, list, code) => {
  expect(verifyPinDirect(hex(list))).toBe(code)
})

it('takes any answer of a reader', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (list) => {
      const code = verifyPinDirect(list)
      expect(code === null || (Number.isInteger(code) && code >= 0 && code <= 0xffffffff)).toBe(true)
    }),
  )
})
