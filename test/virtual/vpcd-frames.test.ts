import { describe, expect, it } from 'vitest'
import { createFrameReader, encodeFrame } from '../../src/virtual/vpcd-frames.ts'
import { fromHex, toHex } from '../support/software-cards.ts'

const read = (...chunks: readonly string[]): readonly string[] => {
  const frames: string[] = []
  const reader = createFrameReader((payload) => frames.push(toHex(payload)))
  for (const chunk of chunks) reader(fromHex(chunk))
  return frames
}

describe('vpcd frames', () => {
  it('have a length of two octets, big-endian', () => {
    expect(toHex(encodeFrame(fromHex('9000')))).toBe('00029000')
    expect(toHex(encodeFrame(new Uint8Array(0x0102)).subarray(0, 2))).toBe('0102')
  })

  it('are handed on whole, however they come in', () => {
    expect(read('0001 04 0004 00200080')).toEqual(['04', '00200080'])
    expect(read('00', '04', '0020', '00', '80 00', '01', '02')).toEqual(['00200080', '02'])
    expect(read('0004 002000')).toEqual([])
    expect(read('0000 0001 01')).toEqual(['', '01'])
  })
})
