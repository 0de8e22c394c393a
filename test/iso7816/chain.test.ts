import { expect, it } from 'vitest'
import { concat } from '../../src/iso7816/bytes.ts'
import { chain } from '../../src/iso7816/chain.ts'

const apdu = { cla: 0x00, ins: 0x87, p1: 0x07, p2: 0x9a, le: 256 }

it.each([0, 1, 255])('sends %i octets in one command', (length) => {
  const data = new Uint8Array(length)
  expect(chain({ ...apdu, data })).toEqual([{ ...apdu, data }])
})

it.each([
  [256, [255, 1]],
  [266, [255, 11]],
  [510, [255, 255]],
  [511, [255, 255, 1]],
])('sends %i octets in a chain, whose last command alone asks for an answer', (length, lengths) => {
  const data = Uint8Array.from({ length }, (_, index) => index)
  const links = chain({ ...apdu, data })
  expect(links.map((link) => link.data?.length)).toEqual(lengths)
  expect(links.map((link) => [link.cla, link.le])).toEqual(
    lengths.map((_, index) => (index === lengths.length - 1 ? [0x00, 256] : [0x10, undefined])),
  )
  expect(concat(...links.map((link) => link.data ?? new Uint8Array()))).toEqual(data)
})
