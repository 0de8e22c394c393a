import { expect, it } from 'vitest'
import { maskedCommand } from '../../src/iso7816/masked-command.ts'
import { hex } from '../support/hex.ts'

it.each([
  ['00A4040009A0000003080000100000', '00A4040009A0000003080000100000'],
  ['00200080', '00200080'],
  ['0020008008313233343536FFFF', '00200080 [9 octets]'],
  ['1020008004313233', '10200080 [4 octets]'],
  ['0024008010313233343536FFFF363534333231FFFF', '00240080 [17 octets]'],
  ['002C008008313233343536FFFF', '002C0080 [9 octets]'],
  ['0020008000000831323334', '00200080 [7 octets]'],
  ['', ''],
])('%s is written as %s', (command, line) => {
  expect(maskedCommand(hex(command))).toBe(line)
})
