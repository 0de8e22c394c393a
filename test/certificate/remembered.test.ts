import { expect, it } from 'vitest'
import { remembered } from '../../src/certificate/remembered.ts'

const octets = (number: number) => Uint8Array.of(number >> 8, number & 255)

it('asks once for the same octets, and again when 1,000 others were seen since', () => {
  const asked: number[] = []
  const answer = remembered((der) => {
    asked.push(der[1] ?? 0)
    return der[1] === 1 ? null : { of: der }
  })
  const first = answer(octets(0))
  for (let number = 1; number < 1000; number++) answer(octets(number))
  expect(answer(octets(0))).toBe(first)
  for (let number = 1; number <= 1000; number++) answer(octets(number))
  expect(answer(octets(0))).not.toBe(first)
  asked.length = 0
  for (const _ of [1, 2]) expect(answer(octets(2001))).toEqual({ of: octets(2001) })
  for (const _ of [1, 2]) expect(answer(octets(257))).toBeNull() // an answer like others
  expect(asked).toHaveLength(1)
})
