import { describe, expect, it } from 'vitest'
import { askTriesLeft, verify } from '../../../src/iso7816/commands/verify.ts'
import { run } from '../../../src/iso7816/run.ts'
import { done, failed } from '../../../src/result.ts'
import { hex } from '../../support/hex.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

describe('VERIFY', () => {
  it('is these octets', async () => {
    const card = scriptedChannel('9000')
    expect(await run(card, verify(0x80, hex('313233343536FFFF')))).toEqual(done(undefined))
    expect(card.sent).toEqual(['0020008008313233343536FFFF'])
  })

  it.each([
    ['63C4', { kind: 'pin.wrong', triesLeft: 4 }],
    ['63C1', { kind: 'pin.wrong', triesLeft: 1 }],
    ['6302', { kind: 'pin.wrong', triesLeft: 2 }],
    ['63C0', { kind: 'pin.blocked' }],
    ['6983', { kind: 'pin.blocked' }],
    ['6984', { kind: 'pin.blocked' }],
    ['6982', { kind: 'card.refused', statusWord: '6982' }],
    ['6C08', { kind: 'card.refused', statusWord: '6C08' }],
    ['6700', { kind: 'card.refused', statusWord: '6700' }],
    ['6A88', { kind: 'card.refused', statusWord: '6A88' }],
  ] as const)('understands %s', async (answer, failure) => {
    const card = scriptedChannel(answer)
    expect(await run(card, verify(0x80, hex('313233343536FFFF')))).toEqual(failed(failure))
    expect(card.sent).toHaveLength(1)
  })

  it('is sent once and succeeds with 9000 only, whatever of all 65,536 status words answers it', async () => {
    const successes: number[] = []
    for (let statusWord = 0; statusWord < 65_536; statusWord++) {
      const word = statusWord.toString(16).padStart(4, '0')
      const card = scriptedChannel(word, '6A82')
      const result = await run(card, verify(0x80, hex('31')))
      if (result.ok) successes.push(statusWord)
      if (card.sent.filter((command) => command.startsWith('0020')).length !== 1) throw new Error(word)
    }
    expect(successes).toEqual([0x9000])
  })
})

describe('the question for the tries left', () => {
  it('is VERIFY without data, which spends nothing', async () => {
    const card = scriptedChannel('63C5')
    expect(await run(card, askTriesLeft(0x80))).toEqual(done(5))
    expect(card.sent).toEqual(['00200080'])
  })

  it.each([
    ['63C0', 0],
    ['6983', 0],
    ['6984', 0],
    ['9000', null],
    ['6982', null],
    ['6A88', null],
    ['6700', null],
    ['6C00', null],
  ])('understands %s', async (answer, triesLeft) => {
    expect(await run(scriptedChannel(answer), askTriesLeft(0x80))).toEqual(done(triesLeft))
  })
})
