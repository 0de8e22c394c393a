import { expect, it } from 'vitest'
import { readBinary } from '../../../src/iso7816/commands/read-binary.ts'
import { run } from '../../../src/iso7816/run.ts'
import { done, failed } from '../../../src/result.ts'
import { hex } from '../../support/hex.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

it.each([
  [0, 4, '00B0000004'],
  [0x0100, 256, '00B0010000'],
  [0x7fff, 3, '00B07FFF03'],
  [0, 65_536, '00B00000000000'],
])('from %i, %i octets, is these octets', async (offset, length, octets) => {
  const card = scriptedChannel('AA 9000')
  expect(await run(card, readBinary(offset, length))).toEqual(done({ octets: hex('AA'), end: false }))
  expect(card.sent).toEqual([octets])
})

it.each([
  ['AABB 6282', { octets: hex('AABB'), end: true }],
  ['6282', { octets: hex(''), end: true }],
  ['6B00', { octets: hex(''), end: true }],
])('understands %s as the end of the file', async (answer, piece) => {
  expect(await run(scriptedChannel(answer), readBinary(0, 4))).toEqual(done(piece))
})

it('reads again with the Le that is left', async () => {
  const card = scriptedChannel('6C02', 'AABB 9000')
  expect(await run(card, readBinary(0, 256))).toEqual(done({ octets: hex('AABB'), end: false }))
  expect(card.sent).toEqual(['00B0000000', '00B0000002'])
})

it('refuses more than it asked for', async () => {
  const result = await run(scriptedChannel('AABBCC 9000'), readBinary(0, 2))
  expect(result).toMatchObject({ failure: { kind: 'card.malformed' } })
})

it.each(['6982', '6986', '6A82', '6700', '63C2', '0000'])('hands on %s', async (answer) => {
  const result = await run(scriptedChannel(answer), readBinary(0, 4))
  expect(result).toEqual(failed({ kind: 'card.refused', statusWord: answer }))
})
