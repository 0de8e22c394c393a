import { expect, it } from 'vitest'
import { encodeApdu } from '../../src/iso7816/apdu.ts'
import { hex, text } from '../support/hex.ts'

const header = { cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x0c }

it.each([
  ['case 1', {}, '00A4040C'],
  ['case 2 short', { le: 32 }, '00A4040C20'],
  ['case 2 short, all there is', { le: 256 }, '00A4040C00'],
  ['case 3 short', { data: hex('A000') }, '00A4040C02A000'],
  ['case 4 short', { data: hex('A000'), le: 256 }, '00A4040C02A00000'],
  ['case 2 extended', { le: 257 }, '00A4040C000101'],
  ['case 2 extended, all there is', { le: 65_536 }, '00A4040C000000'],
  ['case 4 extended by Le', { data: hex('A000'), le: 65_536 }, '00A4040C000002A0000000'],
])('encodes %s', (_name, body, octets) => {
  expect(text(encodeApdu({ ...header, ...body }))).toBe(octets)
})

it('gives 256 octets of data an extended Lc', () => {
  const octets = encodeApdu({ ...header, data: new Uint8Array(256), le: 256 })
  expect(text(octets.subarray(0, 7))).toBe('00A4040C000100')
  expect(octets).toHaveLength(4 + 3 + 256 + 2)
})

it('takes more than 65,535 octets of data for a bug', () => {
  expect(() => encodeApdu({ ...header, data: new Uint8Array(65_536) })).toThrow('65,535')
})
