import { expect, it } from 'vitest'
import {
  computeDigitalSignature,
  performSecurityOperation,
} from '../../../src/iso7816/commands/perform-security-operation.ts'
import { run } from '../../../src/iso7816/run.ts'
import { done, failed } from '../../../src/result.ts'
import { hex } from '../../support/hex.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

it.each([
  ['the standard', computeDigitalSignature(hex('AABB')), '002A9E9A02AABB00'],
  ['a long signature', computeDigitalSignature(hex('AABB'), 384), '002A9E9A000002AABB0180'],
  ['JPKI', performSecurityOperation({ cla: 0x80, p1: 0, p2: 0x80, input: hex('3031') }), '802A008002303100'],
])('is these octets for %s', async (_name, command, octets) => {
  const card = scriptedChannel('C0DE 9000')
  expect(await run(card, command)).toEqual(done(hex('C0DE')))
  expect(card.sent).toEqual([octets])
})

it('fetches a signature that comes in pieces', async () => {
  const card = scriptedChannel('6102', 'C0DE 9000')
  expect(await run(card, computeDigitalSignature(hex('AA')))).toEqual(done(hex('C0DE')))
  expect(card.sent).toEqual(['002A9E9A01AA00', '00C0000002'])
})

it.each(['6982', '6A80', '6983', '63C2', '6282', '6D00'])(
  'takes %s for a signature that failed',
  async (statusWord) => {
    const result = await run(scriptedChannel(statusWord), computeDigitalSignature(hex('AA')))
    expect(result).toEqual(failed({ kind: 'card.signing-failed', statusWord }))
  },
)
