import type { PinPad } from '../iso7816/pin-pad.ts'
import { done, failed } from '../result.ts'
import type { ReaderPort } from '../types/reader.ts'
import type { SoftwareCard } from '../virtual/software-card.ts'
import type { Backend, CardChannel, OpenBackend, Sighting } from './backend.ts'
import { createCardDesk } from './card-desk.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import { PAD_SECONDS } from './pad-seconds.ts'
import { pinVerifyStructure } from './pin-verify-structure.ts'
import { createStatusBoard } from './status-board.ts'
import { takeOctets } from './take-octets.ts'
import { realTimers } from './timers.ts'
import { outlined, recorded, type WriteLine } from './transcript.ts'

/** Readers in this process, for training and tests: the same operations, over cards in software. */
export interface VirtualReader extends ReaderPort {
  insert(reader: string, card: SoftwareCard): void
  remove(reader: string): void
}

interface Options {
  readonly readers: readonly string[]
  /** Everything said to cards, PINs masked. */
  readonly record?: WriteLine
  /** The same without any data. */
  readonly hear?: WriteLine
  readonly pad?: VirtualPad
}

/** A pad in software: given a PIN_VERIFY_STRUCTURE, it gets a PIN somewhere, asks the card, and answers. */
export type VirtualPad = (structure: Uint8Array, card: SoftwareCard) => Promise<Uint8Array>

export function createVirtualReader({ readers, record, hear, pad }: Options): VirtualReader {
  const slots = new Map<string, SoftwareCard | null>(readers.map((name) => [name, null]))
  const board = createStatusBoard('starting')
  let see: (sighting: Sighting) => void = () => undefined
  const open: OpenBackend = (listener) => {
    see = listener
    for (const reader of readers) see({ type: 'reader.seen', reader })
    return done(virtualBackend(slots, pad))
  }
  const heard = hear ? outlined(open, hear) : open
  const desk = createCardDesk({
    open: record ? recorded(heard, record) : heard,
    timers: realTimers,
    firstInsertion: 1,
    emit: board.post,
  })
  const inTurn = createOneAtATime()
  return {
    status: board.status,
    subscribe: board.subscribe,
    readCard: (insertion) => inTurn(() => desk.readCard(insertion)),
    candidates: (insertion) => inTurn(() => desk.candidates(insertion)),
    triesLeft: (insertion) => inTurn(() => desk.triesLeft(insertion)),
    prove(request) {
      const taken = { ...request, pin: request.pin && takeOctets(request.pin) }
      return inTurn(() => desk.prove(taken))
    },
    close: () => desk.close(),
    insert(reader, card) {
      if (!slots.has(reader)) throw new Error(`no virtual reader ${reader}`)
      card.reset() // it gets its power now
      slots.set(reader, card)
      see({ type: 'card.seen', reader, atr: card.atr, mute: card.atr.length === 0 })
    },
    remove(reader) {
      if (!slots.get(reader)) return
      slots.set(reader, null)
      see({ type: 'card.gone', reader })
    },
  }
}

const virtualBackend = (slots: ReadonlyMap<string, SoftwareCard | null>, pad: VirtualPad | undefined): Backend => ({
  connect(reader) {
    const card = slots.get(reader)
    return Promise.resolve(
      card
        ? done({ ...channel(slots, reader, card), ...(pad ? { pinPad: pinPad(pad, card) } : {}) })
        : failed({ kind: 'card.absent' }),
    )
  },
  close: () => Promise.resolve(),
})

const pinPad = (pad: VirtualPad, card: SoftwareCard): PinPad => ({
  seconds: PAD_SECONDS,
  verify: async (command) => done(await pad(pinVerifyStructure(command, PAD_SECONDS), card)),
})

/** As on pcscd, a card that was pulled out answers success with nothing. */
const channel = (slots: ReadonlyMap<string, unknown>, reader: string, card: SoftwareCard): CardChannel => ({
  async transmit(command) {
    if (slots.get(reader) !== card) return done(new Uint8Array())
    const answer = Uint8Array.from(card.transmit(command))
    if (card.due) await card.due()
    return done(answer)
  },
  disconnect(disposition) {
    if (disposition === 'reset') card.reset()
    return Promise.resolve()
  },
})
