import { expect, it } from 'vitest'
import { selectApplication } from '../../../src/iso7816/commands/select.ts'
import { run } from '../../../src/iso7816/run.ts'
import { done } from '../../../src/result.ts'
import { hex } from '../../support/hex.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const command = selectApplication(hex('A000000308'))

it('is these octets', async () => {
  const card = scriptedChannel('6104', '61024F00 9000')
  expect(await run(card, command)).toEqual(done(true))
  expect(card.sent).toEqual(['00A4040005A00000030800', '00C0000004'])
})

it.each(['6A82', '6A81', '6999', '6D00', '6E00', '6985', '6700', '0000'])('takes %s for an absence', async (answer) => {
  expect(await run(scriptedChannel(answer), command)).toEqual(done(false))
})
