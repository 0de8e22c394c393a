import { describe, expect, it } from 'vitest'
import { decodeTlvs, encodeInteger, encodeTlv } from '../../src/virtual/tlv.ts'
import { fromHex, toHex } from '../support/software-cards.ts'

const zeros = (length: number): Uint8Array => new Uint8Array(length)

describe('encodeTlv', () => {
  it.each([
    [0, '5300'],
    [0x7f, '537F'],
    [0x80, '538180'],
    [0xff, '5381FF'],
    [0x100, '53820100'],
    [0x1_0000, '5383010000'],
  ])('writes the length %i in the fewest octets', (length, header) => {
    expect(toHex(encodeTlv(0x53, zeros(length)).subarray(0, header.length / 2))).toBe(header)
  })

  it('writes tags of two and three octets, and joins parts', () => {
    expect(toHex(encodeTlv(0x5f2f, fromHex('40'), fromHex('00')))).toBe('5F2F024000')
    expect(toHex(encodeTlv(0x5fc105))).toBe('5FC10500')
  })
})

describe('encodeInteger', () => {
  it.each([
    [0n, '020100'],
    [0x7fn, '02017F'],
    [0x80n, '02020080'],
    [0x100n, '02020100'],
  ])('keeps %i positive', (number, der) => expect(toHex(encodeInteger(number))).toBe(der))
})

describe('decodeTlvs', () => {
  it.each([1, 0x7f, 0x80, 0x100, 0x1_0000])('reads back a value of %i octets', (length) => {
    const bytes = Uint8Array.from(encodeTlv(0x5fc10a, zeros(length)))
    expect(decodeTlvs(bytes)).toEqual([{ tag: 0x5fc10a, value: zeros(length) }])
  })

  it('reads several in a row', () => {
    expect(decodeTlvs(fromHex('8200 810122'))).toEqual([
      { tag: 0x82, value: zeros(0) },
      { tag: 0x81, value: fromHex('22') },
    ])
  })

  it.each(['5C', '5C03 5FC1', '53 81', '53 82 01', '53 80', '5F', '7C 84 00000000', '7C 02 82 00 00'])(
    'gives null for %s',
    (hex) => expect(decodeTlvs(fromHex(hex))).toBeNull(),
  )
})
