import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/iso7816/command.ts'
import type { Response } from '../../src/iso7816/response.ts'
import { run } from '../../src/iso7816/run.ts'
import { done, failed } from '../../src/result.ts'
import { hex } from '../support/hex.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'

const whole = (apdu: Partial<Command<Response>['apdu']> = {}, once?: true): Command<Response> => ({
  apdu: { cla: 0, ins: 0xcb, p1: 0x3f, p2: 0xff, le: 256, ...apdu },
  ...(once && { once }),
  parse: done,
})

describe('an answer in pieces', () => {
  it('is fetched with GET RESPONSE and put together', async () => {
    const card = scriptedChannel('0102 6102', '0304 6101', '05 9000')
    expect(await run(card, whole())).toEqual(done({ data: hex('0102030405'), statusWord: 0x9000 }))
    expect(card.sent).toEqual(['00CB3FFF00', '00C0000002', '00C0000001'])
  })

  it('is asked for with the Le that the card wants, in the first command and in GET RESPONSE', async () => {
    const card = scriptedChannel('6C03', '010203 6110', '6C02', '0405 9000')
    expect(await run(card, whole())).toEqual(done({ data: hex('0102030405'), statusWord: 0x9000 }))
    expect(card.sent).toEqual(['00CB3FFF00', '00CB3FFF03', '00C0000010', '00C0000002'])
  })

  it('that asks for another Le twice is refused', async () => {
    const card = scriptedChannel('6C03', '6C04')
    expect(await run(card, whole())).toMatchObject({ failure: { kind: 'card.malformed' } })
    expect(card.sent).toHaveLength(2)
  })

  it.each([
    ['full', `${'AA'.repeat(256)}6100`, 257],
    ['empty', '6100', 257],
  ])('that never ends, of %s pieces, is given up', async (_name, piece, exchanges) => {
    const card = scriptedChannel(...Array.from({ length: 400 }, () => piece))
    expect(await run(card, whole())).toMatchObject({ failure: { kind: 'card.malformed' } })
    expect(card.sent.length).toBeLessThanOrEqual(exchanges)
  })
})

describe('a command that may be sent once only', () => {
  it('is not sent again when the card asks for another Le', async () => {
    const card = scriptedChannel('6C08')
    expect(await run(card, whole({}, true))).toEqual(done({ data: hex(''), statusWord: 0x6c08 }))
    expect(card.sent).toHaveLength(1)
  })
})

describe('a chain', () => {
  it('goes on while the card says 9000', async () => {
    const card = scriptedChannel('9000', '01 9000')
    expect(await run(card, whole({ data: new Uint8Array(256) }))).toEqual(done({ data: hex('01'), statusWord: 0x9000 }))
    expect(card.sent.map((command) => command.slice(0, 10))).toEqual(['10CB3FFFFF', '00CB3FFF01'])
  })

  it('stops where the card refuses', async () => {
    const card = scriptedChannel('6884')
    expect(await run(card, whole({ data: new Uint8Array(256) }))).toMatchObject({ value: { statusWord: 0x6884 } })
    expect(card.sent).toHaveLength(1)
  })
})

it('hands on what the transport says, and asks nothing more', async () => {
  const channel = { transmit: () => Promise.resolve(failed({ kind: 'card.reset' })) }
  expect(await run(channel, whole())).toEqual(failed({ kind: 'card.reset' }))
})

it('wipes the command after it was sent: it may have held a PIN', async () => {
  const sent: Uint8Array[] = []
  const transmit = (command: Uint8Array) => {
    sent.push(command)
    return Promise.resolve(done(hex('9000')))
  }
  await run({ transmit }, whole({ data: hex('313233343536') }))
  expect(sent.map((command) => command.some((octet) => octet !== 0))).toEqual([false])
})
