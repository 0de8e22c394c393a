import { expect, it } from 'vitest'
import { getData, getStartOfData } from '../../../src/iso7816/commands/get-data.ts'
import { run } from '../../../src/iso7816/run.ts'
import { done, failed } from '../../../src/result.ts'
import { hex } from '../../support/hex.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const command = getData(hex('5FC105'))

it('is these octets', async () => {
  const card = scriptedChannel('5301AA 9000')
  expect(await run(card, command)).toEqual(done(hex('5301AA')))
  expect(card.sent).toEqual(['00CB3FFF055C035FC10500'])
})

it.each(['6A82', '6A83', '6A88'])('takes %s for no such object', async (answer) => {
  expect(await run(scriptedChannel(answer), command)).toEqual(done(null))
})

it.each(['6982', '6700', '6F00', '63C3'])('hands on %s', async (answer) => {
  expect(await run(scriptedChannel(answer), command)).toEqual(failed({ kind: 'card.refused', statusWord: answer }))
})

it('is content with the start of the object', async () => {
  const card = scriptedChannel('5303AA 6102')
  expect(await run(card, getStartOfData(hex('5FC105')))).toEqual(done(hex('5303AA')))
  expect(card.sent).toEqual(['00CB3FFF055C035FC10500'])
  expect(await run(scriptedChannel('5301AA 9000'), getStartOfData(hex('5FC105')))).toEqual(done(hex('5301AA')))
  expect(await run(scriptedChannel('6A82'), getStartOfData(hex('5FC105')))).toEqual(done(null))
  expect(await run(scriptedChannel('6982'), getStartOfData(hex('5FC105')))).toMatchObject({ ok: false })
})
