import { describe, expect, it } from 'vitest'
import { verifyOnPad } from '../../../src/iso7816/commands/verify-on-pad.ts'
import { asciiBlock, type PadVerify, type PinPad } from '../../../src/iso7816/pin-pad.ts'
import { done, failed, type Result } from '../../../src/result.ts'
import { hex, text } from '../../support/hex.ts'

const BLOCK = asciiBlock(6, 8, 8, 0xff)

async function answered(answer: Result<Uint8Array>) {
  const asked: PadVerify[] = []
  const pad: PinPad = {
    seconds: 90,
    async verify(command) {
      asked.push(command)
      return answer
    },
  }
  return { result: await verifyOnPad(pad, 0x80, BLOCK), asked }
}

describe('VERIFY on a pad', () => {
  it('is the command with its filling where the PIN will be', async () => {
    const { result, asked } = await answered(done(hex('9000')))
    expect(result).toEqual(done(undefined))
    expect(asked.map(({ command }) => text(command))).toEqual(['0020008008FFFFFFFFFFFFFFFF'])
  })

  it.each([
    ['6400', { kind: 'pin-pad.timed-out' }],
    ['6401', { kind: 'pin-pad.cancelled' }],
    ['6402', { kind: 'pin-pad.refused', detail: '6402' }],
    ['6403', { kind: 'pin.illegal', minLength: 6, maxLength: 8 }],
    ['6B80', { kind: 'pin-pad.refused', detail: '6B80' }],
    ['6B00', { kind: 'pin-pad.refused', detail: '6B00' }],
    ['6D00', { kind: 'pin-pad.refused', detail: '6D00' }],
    ['63C2', { kind: 'pin.wrong', triesLeft: 2 }],
    ['63C0', { kind: 'pin.blocked' }],
    ['6983', { kind: 'pin.blocked' }],
    ['6A80', { kind: 'card.refused', statusWord: '6A80' }],
    ['', { kind: 'card.removed' }], // what pcscd answers for a card that was pulled out
  ] as const)('answered %s is understood, and not sent again', async (answer, failure) => {
    const { result, asked } = await answered(done(hex(answer)))
    expect(result).toEqual(failed(failure))
    expect(asked).toHaveLength(1)
  })

  it('hands on what the reader said instead of an answer', async () => {
    expect((await answered(failed({ kind: 'card.removed' }))).result).toEqual(failed({ kind: 'card.removed' }))
  })
})
