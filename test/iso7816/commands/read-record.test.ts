import { expect, it } from 'vitest'
import { readRecord } from '../../../src/iso7816/commands/read-record.ts'
import { run } from '../../../src/iso7816/run.ts'
import { done, failed } from '../../../src/result.ts'
import { hex } from '../../support/hex.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

it('is these octets', async () => {
  const card = scriptedChannel('6C02', 'AABB9000')
  expect(await run(card, readRecord(3))).toEqual(done(hex('AABB')))
  expect(card.sent).toEqual(['00B2030400', '00B2030402'])
})

it.each(['6A83', '6A82'])('takes %s for the end of the file', async (answer) => {
  expect(await run(scriptedChannel(answer), readRecord(1))).toEqual(done(null))
})

it('takes a record that is shorter than what was asked for', async () => {
  expect(await run(scriptedChannel('AA6282'), readRecord(1))).toEqual(done(hex('AA')))
})

it.each(['6981', '6982', '6D00'])('is refused with %s', async (answer) => {
  expect(await run(scriptedChannel(answer), readRecord(1))).toEqual(
    failed({ kind: 'card.refused', statusWord: answer }),
  )
})
