import { expect, it } from 'vitest'
import { takeOctets } from '../../src/reader/take-octets.ts'

it('leaves the caller an empty array', () => {
  const octets = Uint8Array.of(1, 2, 3)
  expect(takeOctets(octets)).toEqual(Uint8Array.of(1, 2, 3))
  expect(octets).toHaveLength(0)
})

it('wipes what is part of a larger buffer', () => {
  const whole = Uint8Array.of(9, 1, 2, 9)
  const taken = takeOctets(whole.subarray(1, 3))
  expect([taken, whole]).toEqual([Uint8Array.of(1, 2), Uint8Array.of(9, 0, 0, 9)])
  expect(taken.buffer.byteLength).toBe(2)
})
