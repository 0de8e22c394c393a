import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outlinedAnswer, outlinedCommand } from '../../src/iso7816/outlined-command.ts'
import { hex } from '../support/hex.ts'

describe('a command without its data', () => {
  it.each([
    ['00CB3FFF', '00CB3FFF'],
    ['00B0000000', '00B00000 Le 256'],
    ['00B0000010', '00B00000 Le 16'],
    ['00A4040003A0B0C0', '00A40400 Lc 3'],
    ['00A4040003A0B0C000', '00A40400 Lc 3 Le 256'],
    ['00B00000000400', '00B00000 Le 1024'],
    ['00B00000000000', '00B00000 Le 65536'],
    ['00A40400000003A0B0C0', '00A40400 Lc 3'],
    ['00A40400000003A0B0C00100', '00A40400 Lc 3 Le 256'],
    ['00A4040009A0B0C0', '00A40400 Lc 9'], // cut short
    ['002000800431323334', '00200080'],
    ['00200080', '00200080'],
  ])('%s is %s', (command, outline) => {
    expect(outlinedCommand(hex(command))).toBe(outline)
  })

  it('says of a command that may carry a PIN its header alone', () => {
    const withPin = fc.constantFrom(0x20, 0x21, 0x24, 0x25, 0x2c, 0x2d)
    fc.assert(
      fc.property(fc.nat(255), withPin, fc.uint8Array({ maxLength: 300 }), (cla, ins, rest) => {
        expect(outlinedCommand(Uint8Array.of(cla, ins, 0, 0x80, ...rest))).toMatch(/^[0-9A-F]{4}0080$/)
      }),
    )
  })

  it('says no octet of any data: others of the same length give the same', () => {
    const same = fc.nat(255).chain((length) => {
      const data = fc.uint8Array({ minLength: length, maxLength: length })
      return fc.tuple(data, data, fc.nat(255))
    })
    fc.assert(
      fc.property(same, ([one, other, ins]) => {
        const command = (data: Uint8Array) => Uint8Array.of(0, ins, 1, 2, data.length, ...data)
        expect(outlinedCommand(command(one))).toBe(outlinedCommand(command(other)))
        const answer = (data: Uint8Array) => Uint8Array.of(...data, 0x90, 0)
        expect(outlinedAnswer(answer(one))).toBe(outlinedAnswer(answer(other)))
        expect(outlinedAnswer(answer(one))).toBe(`${one.length} 9000`)
      }),
    )
  })

  it('says how long an answer without a status word is', () => {
    expect([outlinedAnswer(hex('')), outlinedAnswer(hex('90'))]).toEqual(['0', '1'])
  })
})
