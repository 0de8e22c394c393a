import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeTlv } from '../../src/iso7816/encode-tlv.ts'
import { findOne, firstObjectLength, readTlvs, readWithin, type Tlv } from '../../src/iso7816/tlv.ts'
import { hex, text } from '../support/hex.ts'

const read = (octets: string) => readTlvs(hex(octets))
const plain = (objects: readonly Tlv[]) => objects.map(({ tag, value }) => [tag, text(value)])

describe('reading', () => {
  it.each([
    ['nothing', '', []],
    [
      'one-octet tags',
      '5303AABBCC 7000',
      [
        [0x53, 'AABBCC'],
        [0x70, ''],
      ],
    ],
    ['two-octet tags', '7F4901AA', [[0x7f49, 'AA']]],
    ['three-octet tags', '5FC10501AA', [[0x5fc105, 'AA']]],
    ['a length of two octets', '538102AABB', [[0x53, 'AABB']]],
    ['a length of three octets', '53820002AABB', [[0x53, 'AABB']]],
    ['a length of four octets', '5383000002AABB', [[0x53, 'AABB']]],
  ])('takes %s', (_name, octets, objects) => {
    const result = read(octets)
    expect(result.ok && plain(result.value)).toEqual(objects)
  })

  it.each([
    ['a tag alone', '53'],
    ['half a tag', '5FC1'],
    ['a tag of four octets', '5FC1858501AA'],
    ['a value cut short', '5303AABB'],
    ['half a length', '5382 01'],
    ['an indefinite length', '7080 AA 0000'],
    ['a length of 4 GiB', '5384FFFFFFFF AA'],
    ['a length of 2^63', '5388 7FFFFFFFFFFFFFFF AA'],
    ['something after the last object', '5301AA 70'],
  ])('refuses %s', (_name, octets) => {
    expect(read(octets)).toMatchObject({ failure: { kind: 'card.malformed' } })
  })

  it('refuses more than 64 KiB', () => {
    expect(readTlvs(encodeTlv(0x53, new Uint8Array(65_533)))).toMatchObject({ ok: false })
  })

  it('copies nothing', () => {
    const octets = hex('5302AABB')
    const result = readTlvs(octets)
    expect(result.ok && result.value[0]?.value.buffer).toBe(octets.buffer)
  })

  it('goes 16 levels deep and no further', () => {
    let octets: Uint8Array = new Uint8Array()
    for (let level = 0; level < 20; level++) octets = encodeTlv(0x70, octets)
    let depth = 0
    for (let objects = readTlvs(octets); objects.ok && objects.value[0]; objects = readWithin(objects.value[0])) depth++
    expect(depth).toBe(16)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => {
        const result = readTlvs(octets)
        return result.ok || result.failure.kind === 'card.malformed'
      }),
      { numRuns: 2_000 },
    )
  })
})

it('reads what was encoded', () => {
  fc.assert(
    fc.property(fc.constantFrom(0x53, 0x7f49, 0x5fc105), fc.uint8Array({ maxLength: 700 }), (tag, value) => {
      const result = readTlvs(encodeTlv(tag, value))
      return (
        result.ok &&
        result.value.length === 1 &&
        result.value[0]?.tag === tag &&
        text(result.value[0].value) === text(value)
      )
    }),
  )
})

describe('finding', () => {
  const objects = [0x53, 0x70, 0x70].map((tag): Tlv => ({ tag, value: new Uint8Array(), depth: 1 }))

  it('gives the one object with a tag', () => {
    expect(findOne(objects, 0x53)).toMatchObject({ ok: true, value: { tag: 0x53 } })
  })

  it.each([
    [0x71, 'no data object 71'],
    [0x70, 'more than one data object 70'],
  ])('refuses where there is none or another one (%x)', (tag, detail) => {
    expect(findOne(objects, tag)).toEqual({ ok: false, failure: { kind: 'card.malformed', detail } })
  })
})

it.each([
  ['3001AA', 3],
  ['308203B1', 0x3b1 + 4],
  ['5FC10581FF', 0xff + 5],
  ['3083010000', 65_541],
  ['30', undefined],
  ['3082 03', undefined],
  ['3084FFFFFFFF', undefined],
  ['', undefined],
])('tells from its head how long an object is (%s)', (octets, length) => {
  expect(firstObjectLength(hex(octets))).toBe(length)
})
