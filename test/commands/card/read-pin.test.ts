import { describe, expect, it } from 'vitest'
import { readPin } from '../../../src/commands/card/read-pin.ts'

/** Standard input that comes in these pieces, and the octets it was read into. */
function input(...pieces: string[]) {
  const lines = new Set<ArrayBufferLike>()
  const read = (into: Uint8Array) => {
    lines.add(into.buffer)
    const octets = Buffer.from(pieces.shift() ?? '', 'latin1').subarray(0, into.length)
    into.set(octets)
    return octets.length
  }
  return { read, lines }
}

describe('the PIN on standard input', () => {
  it.each([
    [['123456\n'], '123456'],
    [['123456\r\n'], '123456'],
    [['123456'], '123456'],
    [['12', '34', '56\r', '\n'], '123456'],
    [['123456\n999999\n'], '123456'],
    [[' 123456 \n'], ' 123456 '],
    [['\n123456'], ''],
    [['\r\n'], ''],
    [[], ''],
    [['\xff\x00\r1\n'], '\xff\x00\r1'],
  ])('%j is %j', (pieces, pin) => {
    expect(Buffer.from(readPin(input(...pieces).read)).toString('latin1')).toBe(pin)
  })

  it('stays too long for any card when the line is too long', () => {
    expect(readPin(input('1'.repeat(1000)).read).length).toBeGreaterThan(16)
    expect(readPin(input(...'1'.repeat(1000)).read).length).toBeGreaterThan(16)
  })

  it('is left nowhere but in octets of its own', () => {
    const { read, lines } = input('123', '456\nrest')
    const pin = readPin(read)
    expect(pin.buffer.byteLength).toBe(6)
    expect(lines.size).toBe(1)
    for (const line of lines) expect(new Uint8Array(line).every((octet) => octet === 0)).toBe(true)
  })
})
