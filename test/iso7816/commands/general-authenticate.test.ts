import { expect, it } from 'vitest'
import { generalAuthenticate } from '../../../src/iso7816/commands/general-authenticate.ts'
import { run } from '../../../src/iso7816/run.ts'
import { done, failed } from '../../../src/result.ts'
import { hex } from '../../support/hex.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

it('is these octets, in a chain for RSA', async () => {
  const card = scriptedChannel('9000', '7C00 9000')
  const template = new Uint8Array(266).fill(0xaa)
  expect(await run(card, generalAuthenticate({ algorithm: 0x07, key: 0x9a, template }))).toEqual(done(hex('7C00')))
  expect(card.sent).toEqual([`1087079AFF${'AA'.repeat(255)}`, `0087079A0B${'AA'.repeat(11)}00`])
})

it.each(['6982', '6A80', '6983', '63C2'])('takes %s for a signature that failed', async (statusWord) => {
  const result = await run(
    scriptedChannel(statusWord),
    generalAuthenticate({ algorithm: 0x11, key: 0x9a, template: hex('7C00') }),
  )
  expect(result).toEqual(failed({ kind: 'card.signing-failed', statusWord }))
})
