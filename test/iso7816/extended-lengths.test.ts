import { describe, expect, it } from 'vitest'
import type { Channel } from '../../src/iso7816/channel.ts'
import type { Command } from '../../src/iso7816/command.ts'
import { saysExtendedLengths, withExtendedLengths } from '../../src/iso7816/extended-lengths.ts'
import type { Response } from '../../src/iso7816/response.ts'
import { run } from '../../src/iso7816/run.ts'
import { done, failed } from '../../src/result.ts'
import { hex, text } from '../support/hex.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'

it.each([
  ['3B 8C 01 80 73 C0 21 C0 56 4B 4F 53 48 49 4E 11', true], // the software card
  ['3B 85 01 80 73 00 00 40 B7', true],
  ['3B 87 01 80 31 F0 73 00 00 40 00', true], // after card service data
  ['3B 88 01 00 73 00 00 40 05 90 00 00', true], // category 00: the status is no data object
  ['3B 85 01 80 73 00 00 80 77', false], // chaining only
  ['3B 86 01 80 72 00 40 51 40 00', false], // two octets of capabilities, and another object after them
  ['3B 84 01 80 72 00 40 00', false], // two octets of capabilities
  ['3B 85 01 10 73 00 00 40 00', false], // another category
  ['3B 84 01 00 73 00 00', false], // cut short by its status
  ['3B 80 80 01 01', false],
  ['3B 02 14 50', false],
  ['', false],
])('the ATR %s says %s', (atr, says) => {
  expect(saysExtendedLengths(hex(atr))).toBe(says)
})

describe('a long command on a card with extended lengths', () => {
  const command = (apdu: Partial<Command<Response>['apdu']> = {}, once?: true): Command<Response> => ({
    apdu: { cla: 0, ins: 0xcb, p1: 0x3f, p2: 0xff, le: 256, ...apdu },
    long: true,
    ...(once && { once }),
    parse: done,
  })
  const long = new Uint8Array(300).fill(0xaa)
  const speaking = (...answers: string[]) => {
    const card = scriptedChannel(...answers)
    return { card, channel: withExtendedLengths(card) }
  }

  it('is one exchange', async () => {
    const { card, channel } = speaking(`${'BB'.repeat(1000)}9000`, '9000')
    expect(await run(channel, command())).toMatchObject({ ok: true, value: { data: { length: 1000 } } })
    expect((await run(channel, command({ data: long }))).ok).toBe(true)
    expect(card.sent).toEqual(['00CB3FFF000000', `00CB3FFF00012C${'AA'.repeat(300)}0000`])
  })

  it('may be answered in pieces all the same', async () => {
    const { card, channel } = speaking('01 6102', '0203 9000')
    expect(await run(channel, command())).toMatchObject({ value: { data: hex('010203') } })
    expect(card.sent).toEqual(['00CB3FFF000000', '00C0000002'])
  })

  it.each(['6700', '6C20'])(
    'is sent in short ones when the card says %s, and so are those after it',
    async (refusal) => {
      const { card, channel } = speaking(refusal, '01 9000', '02 9000')
      expect(await run(channel, command())).toMatchObject({ value: { data: hex('01') } })
      expect(await run(channel, command())).toMatchObject({ value: { data: hex('02') } })
      expect(card.sent).toEqual(['00CB3FFF000000', '00CB3FFF00', '00CB3FFF00'])
    },
  )

  it('is sent in short ones when the reader cannot carry it', async () => {
    const sent: string[] = []
    const narrow: Channel = {
      async transmit(octets) {
        sent.push(text(octets))
        return octets.length > 261 ? failed({ kind: 'reader.unavailable' }) : done(hex('9000'))
      },
    }
    expect((await run(withExtendedLengths(narrow), command({ data: long }))).ok).toBe(true)
    expect(sent.map((octets) => octets.slice(0, 10))).toEqual(['00CB3FFF00', '10CB3FFFFF', '00CB3FFF2D'])
  })

  it('is not repeated when the card was pulled', async () => {
    const { card, channel } = speaking('')
    expect(await run(channel, command())).toEqual(failed({ kind: 'card.removed' }))
    expect(card.sent).toHaveLength(1)
  })

  it('stays short when it may be sent only once', async () => {
    const { card, channel } = speaking('9000')
    await run(channel, command({}, true))
    expect(card.sent).toEqual(['00CB3FFF00'])
  })
})
