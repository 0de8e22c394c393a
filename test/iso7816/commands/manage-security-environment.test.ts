import { expect, it } from 'vitest'
import { setSigningEnvironment } from '../../../src/iso7816/commands/manage-security-environment.ts'
import { run } from '../../../src/iso7816/run.ts'
import { done, failed } from '../../../src/result.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

it.each([
  [{ algorithm: 0x11, key: 0x81 }, '002241B606800111840181'],
  [{ key: 0x00 }, '002241B603840100'],
])('is these octets', async (environment, octets) => {
  const card = scriptedChannel('9000')
  expect(await run(card, setSigningEnvironment(environment))).toEqual(done(undefined))
  expect(card.sent).toEqual([octets])
})

it.each(['6A80', '6A88', '6982', '6F00'])('takes %s for a signature that fails', async (statusWord) => {
  const result = await run(scriptedChannel(statusWord), setSigningEnvironment({ key: 1 }))
  expect(result).toEqual(failed({ kind: 'card.signing-failed', statusWord }))
})
