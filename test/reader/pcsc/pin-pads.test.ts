import { beforeEach, describe, expect, it } from 'vitest'
import { createCardDesk } from '../../../src/reader/card-desk.ts'
import { fingerprintOf } from '../../../src/reader/operations.ts'
import { FALSE_PIN_PADS } from '../../../src/reader/pcsc/false-pin-pads.ts'
import { openPcsc } from '../../../src/reader/pcsc/open-pcsc.ts'
import { createPinPads } from '../../../src/reader/pcsc/pin-pads.ts'
import { realTimers } from '../../../src/reader/timers.ts'
import { failed } from '../../../src/result.ts'
import { certifiedCard, pinOctets } from '../../support/certified-card.ts'
import { FakeReader, fakeAddon } from '../../support/fake-addon.ts'
import { faultyCard, type WatchedCard } from '../../support/faulty-card.ts'
import { hex } from '../../support/hex.ts'
import { CANCELLED, createPad } from '../../support/pin-pad.ts'

const GET_FEATURES = 0x42000d48
const VERIFY = 0x42330006
const FEATURES = hex('0A04 4233000A 0604 42330006')
const sample = await certifiedCard('rsa')
const fingerprint = fingerprintOf(sample.certificate)
const statement = Buffer.from('statement')
const error = (code: string) => new Error(`SCardControl error: Words.(0x${code})`)

/** A reader of the addon that claims the feature, with a card in it; `typed` is what is typed on its pad. */
class PadReader extends FakeReader {
  readonly card: WatchedCard = faultyCard(sample.fresh())
  typed: string | number = '123456'
  readonly pad = createPad(() => this.typed)
  features: Uint8Array | Error = FEATURES

  override controlled = (data: Uint8Array, code: number) => {
    if (code === GET_FEATURES) return this.features
    return code === VERIFY ? this.pad.answer(data, this.card) : error('8010001f')
  }

  override transmit(
    command: Uint8Array,
    longest: number,
    protocol: number,
    callback: Parameters<FakeReader['transmit']>[3],
  ) {
    this.response = Uint8Array.from(this.card.transmit(Uint8Array.from(command)))
    super.transmit(command, longest, protocol, callback)
  }

  override disconnect(disposition: number, callback: (error: Error | null) => void) {
    this.card.reset()
    super.disconnect(disposition, callback)
  }

  controls = (code: number) => this.told.filter((told) => told === `control ${code.toString(16)}`).length
}

/** The card thread's desk over the addon, and the reader with its card, which is insertion 1. */
function deskWith(reader: PadReader) {
  const { addon, context } = fakeAddon()
  const desk = createCardDesk({
    open: openPcsc(addon, () => undefined),
    timers: realTimers,
    firstInsertion: 1,
    emit: () => undefined,
  })
  const attach = (attached: PadReader) => {
    context.emit('reader', attached)
    attached.emit('status', { state: 0x10022, atr: attached.card.atr })
  }
  attach(reader)
  const prove = (insertion = 1, pin: Uint8Array | null = null) => desk.prove({ insertion, fingerprint, pin, statement })
  return { desk, attach, prove }
}

let reader: PadReader
beforeEach(() => {
  reader = new PadReader('R')
})

describe('a reader that claims FEATURE_VERIFY_PIN_DIRECT', () => {
  it('is asked once for as long as it is attached, and once more when it is attached anew', async () => {
    const { desk, attach, prove } = deskWith(reader)
    for (let time = 0; time < 3; time++)
      expect(await desk.readCard(1)).toMatchObject({ ok: true, value: { pinPad: { seconds: 90 } } })
    expect(await prove()).toMatchObject({ ok: true })
    expect(reader.controls(GET_FEATURES)).toBe(1)
    reader.emit('end')
    const again = new PadReader('R')
    attach(again)
    await desk.readCard(2)
    expect(again.controls(GET_FEATURES)).toBe(1)
  })

  it('gets the PIN on its pad: one VERIFY there, and none from the program', async () => {
    const { prove } = deskWith(reader)
    expect(await prove()).toMatchObject({ ok: true, value: { fingerprint } })
    expect([reader.controls(VERIFY), reader.card.verifies()]).toEqual([1, 1])
    expect(reader.told.some((told) => told.startsWith('0020'))).toBe(false)
  })

  it.each([
    ['a wrong PIN', '000000', { kind: 'pin.wrong', triesLeft: 4 }, 1],
    ['too short a PIN', '12345', { kind: 'pin.illegal', minLength: 6, maxLength: 8 }, 0],
    ['the cancel key', CANCELLED, { kind: 'pin-pad.cancelled' }, 0],
    ['nothing', 0x6400, { kind: 'pin-pad.timed-out' }, 0],
  ] as const)('says what came of it, and asks no second time: %s', async (_name, typed, failure, verifies) => {
    reader.typed = typed
    const { prove, desk } = deskWith(reader)
    expect(await prove()).toEqual(failed(failure))
    expect([reader.controls(VERIFY), reader.card.verifies()]).toEqual([1, verifies])
    expect(await desk.triesLeft(1)).toEqual({ ok: true, value: 5 - verifies })
  })

  it.each([
    ['8010001f', { kind: 'pin-pad.refused', detail: '8010001F' }],
    ['80100022', { kind: 'pin-pad.refused', detail: '80100022' }],
    ['80100069', { kind: 'card.removed' }],
    ['80100017', { kind: 'reader.unavailable' }],
  ] as const)('and fails with %s says so', async (code, failure) => {
    reader.controlled = (_, asked) => (asked === GET_FEATURES ? FEATURES : error(code))
    expect(await deskWith(reader).prove()).toEqual(failed(failure))
    expect(reader.controls(VERIFY)).toBe(1)
  })

  it('falsely is known by its name, and not asked', async () => {
    const pads = createPinPads(FALSE_PIN_PADS)
    const liar = new PadReader('HID Global OMNIKEY 3x21 Smart Card Reader [OMNIKEY 3x21 Smart Card Reader] 00 00')
    expect([await pads.of(liar), liar.told]).toEqual([null, []])
    expect(await pads.of(reader)).not.toBeNull()
  })
})

describe('a reader without a pad', () => {
  beforeEach(() => {
    reader.features = error('8010001f')
  })

  it('is asked once, and the PIN is typed on the keyboard', async () => {
    const { desk, prove } = deskWith(reader)
    expect(await desk.readCard(1)).toMatchObject({ ok: true, value: { pinPad: null } })
    expect(await prove(1, pinOctets())).toMatchObject({ ok: true })
    expect(reader.controls(GET_FEATURES)).toBe(1)
  })

  it('refuses a PIN on the pad before anything is said to the card', async () => {
    expect(await deskWith(reader).prove()).toEqual(failed({ kind: 'pin-pad.absent' }))
    expect(reader.card.exchanges()).toBe(0)
  })

  it.each([
    ['a list that is cut off', hex('060442')],
    ['an empty list', hex('')],
  ])('is one with %s', async (_, list) => {
    reader.features = list
    expect(await deskWith(reader).desk.readCard(1)).toMatchObject({ ok: true, value: { pinPad: null } })
  })
})

it('is asked again where a card that was pulled out kept it from answering', async () => {
  reader.features = error('80100069')
  const { desk } = deskWith(reader)
  await desk.readCard(1)
  reader.features = FEATURES
  expect(await desk.readCard(1)).toMatchObject({ ok: true, value: { pinPad: { seconds: 90 } } })
})
