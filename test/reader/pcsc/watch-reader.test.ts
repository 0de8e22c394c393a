import { beforeEach, describe, expect, it } from 'vitest'
import type { Sighting } from '../../../src/reader/backend.ts'
import { createReaderWatch } from '../../../src/reader/pcsc/watch-reader.ts'
import { hex } from '../../support/hex.ts'

const EMPTY = 0x12
const PRESENT = 0x22
const IN_USE = 0x100
const EXCLUSIVE = 0x80
const MUTE = 0x200
const UNPOWERED = 0x400
const NONE = new Uint8Array()
const ATR = hex('3B021450')

let seen: Sighting[]
let state: (flags: number, changes: number, atr?: Uint8Array) => void
beforeEach(() => {
  seen = []
  const watch = createReaderWatch('R', (sighting) => seen.push(sighting))
  state = (flags, changes, atr = NONE) => watch(changes * 65_536 + flags, atr)
})

const card = { type: 'card.seen', reader: 'R', atr: ATR, mute: false }
const gone = { type: 'card.gone', reader: 'R' }

describe("a reader's states", () => {
  it('are cards that come and go', () => {
    state(EMPTY, 0)
    state(PRESENT, 1, ATR)
    state(EMPTY, 2)
    state(PRESENT, 3, ATR)
    expect(seen).toEqual([card, gone, card])
  })

  it('show a swap whose two halves came as one', () => {
    state(PRESENT, 1, ATR)
    state(PRESENT, 3, ATR)
    expect(seen).toEqual([card, card])
  })

  it("are nobody else's business while the same card stays", () => {
    state(PRESENT, 1, ATR)
    state(PRESENT | IN_USE | EXCLUSIVE, 1, ATR)
    state(PRESENT | UNPOWERED, 1)
    state(PRESENT, 1, ATR)
    expect(seen).toEqual([card])
  })

  it('show a card that does not answer, and that it woke up', () => {
    state(PRESENT | MUTE, 1)
    state(PRESENT, 1, ATR)
    expect(seen).toEqual([{ ...card, atr: NONE, mute: true }, card])
  })

  it('count in more than 15 bits', () => {
    state(PRESENT, 0xffff, ATR)
    state(EMPTY, 0x0000)
    expect(seen).toEqual([card, gone])
  })

  it('say nothing while the reader is being unplugged', () => {
    state(PRESENT, 1, ATR)
    state(0x0004 | 0x0002, 2)
    state(0x0008 | 0x0002, 2)
    expect(seen).toEqual([card])
  })
})
