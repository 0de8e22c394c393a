import { expect, it } from 'vitest'
import { meaningOf, statusWordText } from '../../src/iso7816/status-word.ts'

it.each([
  [0x9000, { kind: 'done' }],
  [0x6120, { kind: 'more', length: 32 }],
  [0x6100, { kind: 'more', length: 256 }],
  [0x6c10, { kind: 'wrong-le', le: 16 }],
  [0x6c00, { kind: 'wrong-le', le: 256 }],
  [0x63c3, { kind: 'wrong-pin', triesLeft: 3 }],
  [0x63cf, { kind: 'wrong-pin', triesLeft: 15 }],
  [0x63c0, { kind: 'blocked' }],
  [0x6302, { kind: 'wrong-pin', triesLeft: 2 }],
  [0x6300, { kind: 'blocked' }],
  [0x6381, { kind: 'refused' }],
  [0x6983, { kind: 'blocked' }],
  [0x6984, { kind: 'blocked' }],
  [0x6982, { kind: 'pin-needed' }],
  [0x6a82, { kind: 'not-found' }],
  [0x6a83, { kind: 'not-found' }],
  [0x6a88, { kind: 'not-found' }],
  [0x6282, { kind: 'end-of-file' }],
  [0x6b00, { kind: 'end-of-file' }],
  [0x6700, { kind: 'wrong-length' }],
  [0x0000, { kind: 'refused' }],
])('understands %x', (statusWord, meaning) => {
  expect(meaningOf(statusWord)).toEqual(meaning)
})

it('takes one of all 65,536 for success, and 30 for a PIN that was wrong', () => {
  const kinds = Array.from({ length: 65_536 }, (_, statusWord) => meaningOf(statusWord).kind)
  const count = (kind: string) => kinds.filter((each) => each === kind).length
  expect([count('done'), count('wrong-pin'), count('more'), count('wrong-le')]).toEqual([1, 30, 256, 256])
})

it('is written as cards write it', () => {
  expect([statusWordText(0x6a82), statusWordText(0x0090)]).toEqual(['6A82', '0090'])
})
