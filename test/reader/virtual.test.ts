import { beforeEach, describe, expect, it } from 'vitest'
import { createVirtualReader, type VirtualReader } from '../../src/reader/virtual.ts'
import type { ReaderEvent } from '../../src/types/reader.ts'
import { certifiedCard } from '../support/certified-card.ts'
import { faultyCard } from '../support/faulty-card.ts'

const sample = await certifiedCard('ec')
const ATR = '3B8C018073C021C0564B4F5348494E11'

let reader: VirtualReader
let events: ReaderEvent[]
beforeEach(() => {
  reader = createVirtualReader({ readers: ['A', 'B'] })
  events = []
  reader.subscribe((event) => events.push(event))
})

describe('virtual readers', () => {
  it('are there from the start, and empty', () => {
    const readers = [
      { name: 'A', card: null },
      { name: 'B', card: null },
    ]
    expect(reader.status()).toEqual({ service: 'running', readers })
  })

  it('tell of cards at once, numbered over both of them', () => {
    reader.insert('A', sample.fresh())
    reader.insert('B', sample.fresh())
    reader.remove('A')
    reader.insert('A', sample.fresh())
    expect(events).toEqual([
      { type: 'card.inserted', reader: 'A', card: { insertion: 1, atr: ATR, mute: false } },
      { type: 'card.inserted', reader: 'B', card: { insertion: 2, atr: ATR, mute: false } },
      { type: 'card.removed', reader: 'A', insertion: 1 },
      { type: 'card.inserted', reader: 'A', card: { insertion: 3, atr: ATR, mute: false } },
    ])
  })

  it('show what they tell before they tell it', () => {
    const seen: (number | undefined)[] = []
    reader.subscribe(() => seen.push(reader.status().readers[0]?.card?.insertion))
    reader.insert('A', sample.fresh())
    reader.remove('A')
    expect(seen).toEqual([1, undefined])
  })

  it('take a card out before the next one comes in', () => {
    reader.insert('A', sample.fresh())
    reader.insert('A', sample.fresh())
    expect(events.map(({ type }) => type)).toEqual(['card.inserted', 'card.removed', 'card.inserted'])
  })

  it('say nothing of a card that is taken out of an empty reader', () => {
    reader.remove('A')
    expect(events).toEqual([])
  })

  it('tell nobody who stopped listening', () => {
    const heard: ReaderEvent[] = []
    const stop = reader.subscribe((event) => heard.push(event))
    stop()
    reader.insert('A', sample.fresh())
    expect(heard).toEqual([])
  })

  it('do one thing at a time, in the order they were asked', async () => {
    const order: string[] = []
    for (const name of ['A', 'B']) {
      const card = sample.fresh()
      const transmit = (command: Uint8Array) => {
        order.push(name)
        return card.transmit(command)
      }
      reader.insert(name, { ...card, transmit })
    }
    await Promise.all([reader.readCard(1), reader.triesLeft(2)])
    expect(order.join('')).toMatch(/^A+B+$/)
  })

  it('wait for a card that is late', async () => {
    const release = Promise.withResolvers<void>()
    let due = false
    reader.insert('A', { ...sample.fresh(), due: () => release.promise })
    const reading = reader.readCard(1).then(({ ok }) => [ok, due])
    await new Promise(setImmediate)
    due = true
    release.resolve()
    expect(await reading).toEqual([true, true])
  })

  it('send nothing to a card that was taken out', async () => {
    const card = faultyCard(sample.fresh(), 2, () => {
      reader.remove('A')
      return Uint8Array.of(0x61, 0x10)
    })
    reader.insert('A', card)
    expect(await reader.readCard(1)).toMatchObject({ failure: { kind: 'card.removed' } })
    expect(card.exchanges()).toBe(2)
  })

  it('answer nothing more once they are closed, which may be asked twice', async () => {
    reader.insert('A', sample.fresh())
    await reader.close()
    await reader.close()
    expect(await reader.readCard(1)).toMatchObject({ failure: { kind: 'reader.restarting' } })
  })
})
