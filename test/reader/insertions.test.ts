import { beforeEach, describe, expect, it } from 'vitest'
import { createInsertions, type Insertions } from '../../src/reader/insertions.ts'
import { failed } from '../../src/result.ts'
import type { ReaderEvent } from '../../src/types/reader.ts'
import { hex } from '../support/hex.ts'

let insertions: Insertions
let events: ReaderEvent[]
beforeEach(() => {
  events = []
  insertions = createInsertions(7, (event) => events.push(event))
})

const put = (reader: string) => insertions.see({ type: 'card.seen', reader, atr: hex('3B00'), mute: false })

describe('insertions', () => {
  it('are numbered from where the thread before left off', () => {
    put('A')
    expect(events).toEqual([
      { type: 'reader.attached', reader: 'A' },
      { type: 'card.inserted', reader: 'A', card: { insertion: 7, atr: '3B00', mute: false } },
    ])
    expect(insertions.find(7)).toMatchObject({ ok: true, value: { reader: 'A', number: 7 } })
  })

  it('end before a reader goes, and both are told', () => {
    put('A')
    insertions.see({ type: 'reader.gone', reader: 'A' })
    expect(events.slice(2)).toEqual([
      { type: 'card.removed', reader: 'A', insertion: 7 },
      { type: 'reader.detached', reader: 'A' },
    ])
    expect(insertions.find(7)).toEqual(failed({ kind: 'reader.unavailable' }))
  })

  it('are told once, however often the same thing is seen', () => {
    insertions.see({ type: 'reader.seen', reader: 'A' })
    insertions.see({ type: 'reader.seen', reader: 'A' })
    insertions.see({ type: 'card.gone', reader: 'A' })
    insertions.see({ type: 'reader.gone', reader: 'A' })
    insertions.see({ type: 'reader.gone', reader: 'A' })
    expect(events.map(({ type }) => type)).toEqual(['reader.attached', 'reader.detached'])
  })

  it('never carry a number twice, over readers that come and go', () => {
    for (let time = 0; time < 5; time++) {
      put('A')
      put('B')
      insertions.forget()
    }
    const numbers = events.flatMap((event) => (event.type === 'card.inserted' ? [event.card.insertion] : []))
    expect(numbers).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16])
  })

  const seeEmpty = () => insertions.see({ type: 'card.gone', reader: 'A' })
  const comeBack = () => {
    insertions.forget()
    insertions.see({ type: 'reader.seen', reader: 'A' })
  }
  it.each([
    ['taken out', seeEmpty, 'card.removed'],
    ['followed by another', () => put('A'), 'card.changed'],
    ['gone with its reader', () => insertions.forget(), 'reader.unavailable'],
    ['in a reader that came back empty', comeBack, 'card.removed'],
  ] as const)('say what became of a card that was %s', (_name, then, kind) => {
    put('A')
    then()
    expect(insertions.find(7)).toEqual(failed({ kind }))
  })
})
