import { beforeEach, describe, expect, it } from 'vitest'
import type { Backend, CardChannel, Sighting } from '../../../src/reader/backend.ts'
import { openPcsc } from '../../../src/reader/pcsc/open-pcsc.ts'
import { done, failed } from '../../../src/result.ts'
import { type FakeContext, FakeReader, fakeAddon } from '../../support/fake-addon.ts'
import { hex } from '../../support/hex.ts'

const FEATURES = 'control 42000d48' // whether it has a pad
const error = (code: string) => new Error(`SCard error: Words.(0x${code})`)

let context: FakeContext
let reader: FakeReader
let seen: Sighting[]
let released: number
let backend: Backend

beforeEach(() => {
  const fake = fakeAddon()
  context = fake.context
  seen = []
  released = 0
  const opened = openPcsc(fake.addon, () => released++)((sighting) => seen.push(sighting))
  if (!opened.ok) throw new Error(opened.failure.kind)
  backend = opened.value
  reader = new FakeReader('R')
  context.emit('reader', reader)
})

async function connected(): Promise<CardChannel> {
  const channel = await backend.connect('R')
  if (!channel.ok) throw new Error(channel.failure.kind)
  return channel.value
}

describe('opening', () => {
  it.each([
    ['8010001d', 'reader.service-stopped'],
    ['8010006a', 'reader.denied'],
    ['80100001', 'reader.service-stopped'],
  ])('fails with %s as it should', (code, kind) => {
    const addon = () => {
      throw error(code)
    }
    expect(openPcsc(addon, () => undefined)(() => undefined)).toEqual({ ok: false, failure: { kind } })
  })
})

describe('what is seen', () => {
  it('is readers, cards, and that they go', () => {
    reader.emit('status', { state: 0x10022, atr: hex('3B00') })
    reader.emit('status', { state: 0x20012 })
    reader.emit('end')
    expect(seen).toEqual([
      { type: 'reader.seen', reader: 'R' },
      { type: 'card.seen', reader: 'R', atr: hex('3B00'), mute: false },
      { type: 'card.gone', reader: 'R' },
      { type: 'reader.gone', reader: 'R' },
    ])
  })

  it('is the loss of the service, and why', () => {
    context.emit('error', error('8010001d'))
    context.emit('error', error('8010006a'))
    expect(seen.slice(1)).toEqual([
      { type: 'service.lost', denied: false },
      { type: 'service.lost', denied: true },
    ])
  })

  it("is not a reader's error, which its end follows", () => {
    reader.emit('error', error('80100017'))
    expect(seen).toHaveLength(1)
  })
})

describe('a connection', () => {
  it('is ours alone', async () => {
    await connected()
    expect(reader.told).toEqual(['connect 1', FEATURES])
  })

  it('is made even after a disconnect that failed', async () => {
    reader.disconnectError = error('80100069')
    await (await connected()).disconnect('reset')
    await connected()
    expect(reader.told).toEqual(['connect 1', FEATURES, 'disconnect 1', 'connect 1'])
  })

  it.each([
    ['8010000b', 'card.busy'],
    ['80100066', 'card.mute'],
    ['8010000c', 'card.absent'],
    ['80100017', 'reader.unavailable'],
  ])('that fails with %s says so', async (code, kind) => {
    reader.connectError = error(code)
    expect(await backend.connect('R')).toEqual({ ok: false, failure: { kind } })
  })

  it('with a reader that is not there fails', async () => {
    expect(await backend.connect('Q')).toEqual(failed({ kind: 'reader.unavailable' }))
  })

  it('sends commands as they are under T=1, and as TPDUs under T=0', async () => {
    reader.response = hex('9000')
    await (await connected()).transmit(hex('00A4040001AA00'))
    reader.protocol = 1
    await (await connected()).transmit(hex('00A4040001AA00'))
    expect(reader.told.filter((told) => told.startsWith('00'))).toEqual(['00a4040001aa00', '00a4040001aa'])
  })

  it('answers extended lengths under T=0, which has none, as the card would', async () => {
    reader.response = hex('9000')
    reader.protocol = 1
    expect(await (await connected()).transmit(hex('00CB3FFF000000'))).toEqual(done(hex('6700')))
    reader.protocol = 2
    expect(await (await connected()).transmit(hex('00CB3FFF000000'))).toEqual(done(hex('9000')))
    expect(reader.told.filter((told) => told.startsWith('00'))).toEqual(['00cb3fff000000'])
  })

  it('sends the Le under T=0 to a card that asks for it', async () => {
    reader.response = hex('6C00')
    reader.protocol = 1
    expect(await (await connected()).transmit(hex('00A4040001AA00'))).toEqual(done(hex('6C00')))
    expect(await (await connected()).transmit(hex('002000800131'))).toEqual(done(hex('6C00')))
    const sent = reader.told.filter((told) => told.startsWith('00'))
    expect(sent).toEqual(['00a4040001aa', '00a4040001aa00', '002000800131'])
  })

  it('hands on answers and errors', async () => {
    const channel = await connected()
    reader.response = hex('C0DE9000')
    expect(await channel.transmit(hex('00'))).toEqual(done(hex('C0DE9000')))
    reader.response = error('80100068')
    expect(await channel.transmit(hex('00'))).toEqual(failed({ kind: 'card.reset' }))
  })
})

describe('closing', () => {
  it('closes readers, then the context, and has them released', async () => {
    await backend.close()
    expect([reader.told[0], context.closed, released]).toEqual(['close', true, 1])
  })

  it('waits for whoever is connected, and lets him send nothing more', async () => {
    reader.response = hex('9000')
    const channel = await connected()
    const closing = backend.close()
    expect(await channel.transmit(hex('00'))).toEqual(failed({ kind: 'reader.restarting' }))
    expect(reader.told).not.toContain('close')
    await channel.disconnect('reset')
    await closing
    expect(reader.told.slice(0, 4)).toEqual(['connect 1', FEATURES, 'disconnect 1', 'close'])
  })

  it('waits no longer than it must for a reader that never ends', async () => {
    reader.close = () => undefined
    await backend.close()
    expect(released).toBe(1)
  })

  it('connects with nothing any more', async () => {
    await backend.close()
    expect(await backend.connect('R')).toEqual(failed({ kind: 'reader.unavailable' }))
  })
})
