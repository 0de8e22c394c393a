import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../../src/virtual/apdu/command.ts'
import { fromHex } from '../../support/software-cards.ts'

const body = (hex: string) => {
  const command = parseCommand(fromHex(`00 CB 3F FF ${hex}`))
  return command && { data: Buffer.from(command.data).toString('hex'), expected: command.expected }
}

describe('parseCommand', () => {
  it('takes the header apart', () => {
    expect(parseCommand(fromHex('10 87 07 9C'))).toMatchObject({ cla: 0x10, ins: 0x87, p1: 0x07, p2: 0x9c })
  })

  // ISO/IEC 7816-3 §12.1.3, table 13
  it.each([
    ['1', '', '', 0],
    ['2S', '10', '', 16],
    ['2S, all there is', '00', '', 256],
    ['3S', '02 AABB', 'aabb', 0],
    ['4S', '02 AABB 08', 'aabb', 8],
    ['4S, all there is', '02 AABB 00', 'aabb', 256],
    ['2E', '00 0400', '', 1024],
    ['2E, all there is', '00 0000', '', 65_536],
    ['3E', '00 0002 AABB', 'aabb', 0],
    ['4E', '00 0002 AABB 0102', 'aabb', 258],
    ['4E, all there is', '00 0002 AABB 0000', 'aabb', 65_536],
  ])('reads case %s', (_, hex, data, expected) => expect(body(hex)).toEqual({ data, expected }))

  it.each(['', '00', '00 CB 3F'])('refuses a header of %j', (hex) => expect(parseCommand(fromHex(hex))).toBeNull())

  it.each(['02 AA', '02 AABB 00 00', '00 00', '00 0000 00', '00 0003 AABB', '00 0002 AABB 01', '00 0002 AABB 010203'])(
    'refuses lengths that do not add up: %s',
    (hex) => expect(body(hex)).toBeNull(),
  )
})
