import { expect, it } from 'vitest'
import { detectCard } from '../../src/cards/detect-card.ts'
import type { Backend, CardChannel } from '../../src/reader/backend.ts'
import { createCardDesk } from '../../src/reader/card-desk.ts'
import { fingerprintOf, prove, readCard } from '../../src/reader/operations.ts'
import type { CardSession } from '../../src/reader/session.ts'
import { realTimers } from '../../src/reader/timers.ts'
import { recorded } from '../../src/reader/transcript.ts'
import { createVirtualReader } from '../../src/reader/virtual.ts'
import { done, failed } from '../../src/result.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { certifiedCard, pinOctets } from '../support/certified-card.ts'
import { createPad } from '../support/pin-pad.ts'
import { transcriptChannel } from '../support/transcript-channel.ts'

const sample = await certifiedCard('rsa')
const fingerprint = fingerprintOf(sample.certificate)
const statement = Buffer.from('statement')

/** What a desk with this card writes while the card is read and signs. */
async function transcriptOf(card: SoftwareCard, transmit: CardChannel['transmit']) {
  const lines: string[] = []
  const channel: CardChannel = { transmit, disconnect: async () => card.reset() }
  const backend: Backend = {
    connect: async (reader) => (reader === 'R' ? done(channel) : failed({ kind: 'card.absent' })),
    close: async () => undefined,
  }
  const desk = createCardDesk({
    timers: realTimers,
    firstInsertion: 1,
    emit: () => undefined,
    open: recorded(
      (see) => {
        see({ type: 'card.seen', reader: 'R', atr: card.atr, mute: false })
        see({ type: 'card.seen', reader: 'empty', atr: card.atr, mute: false })
        return done(backend)
      },
      (line) => lines.push(line),
    ),
  })
  await desk.readCard(2)
  const reading = await desk.readCard(1)
  const proof = await desk.prove({ insertion: 1, fingerprint, pin: pinOctets('123456'), statement })
  return { reading, proof, text: lines.join('\n') }
}

const sound = (card: SoftwareCard) => async (command: Uint8Array) => done(Uint8Array.from(card.transmit(command)))

it('holds all that was said, but not the PIN', async () => {
  const card = sample.fresh()
  const { text } = await transcriptOf(card, sound(card))
  const lines = text.split('\n')
  expect(lines.slice(0, 6)).toEqual([
    '# koshin-transcript/v1',
    'card.seen R 3B8C018073C021C0564B4F5348494E11',
    'card.seen empty 3B8C018073C021C0564B4F5348494E11',
    'connect empty ! card.absent',
    'connect R',
    '> 00A4040009A0000003080000100000',
  ])
  expect(lines.slice(lines.indexOf('> 00200080 [9 octets]')).map((line) => line.slice(0, 12))).toEqual(
    ['> 00200080 [', '< 9000', '> 0087079A00', '< 7C82010482', 'disconnect r'].map((line) =>
      expect.stringContaining(line.slice(0, 6)),
    ),
  )
  for (const pin of ['123456', '313233343536', '0831323334']) expect(text).not.toContain(pin)
})

it('is a card that can be asked again', async () => {
  const card = sample.fresh()
  const { text, reading, proof } = await transcriptOf(card, sound(card))
  const [, read = '', , signed = ''] = text.split(/^connect R$/m)
  expect(await replayed(read, (session) => readCard(session))).toEqual(reading)
  const known = reading.ok ? reading.value : null
  const request = () => ({ insertion: 1, fingerprint, pin: pinOctets('123456'), statement })
  expect(await replayed(signed, (session) => prove(session, request(), known))).toEqual(proof)
  await expect(replayed(read, (session) => prove(session, request()))).rejects.toThrow('the transcript has')
})

it('says what the reader said instead of an answer', async () => {
  const card = sample.fresh()
  const { text } = await transcriptOf(card, async () => failed({ kind: 'card.reset' }))
  expect(text).toContain('> 00A4040009A0000003080000100000\n! card.reset\n')
  expect(await replayed(text, (session) => readCard(session))).toEqual(failed({ kind: 'card.reset' }))
})

it('masks what passes between a pad and the card, and replays it', async () => {
  const lines: string[] = []
  const pad = createPad(() => '123456')
  const reader = createVirtualReader({
    readers: ['R'],
    pad: async (structure, card) => pad.answer(structure, card),
    record: (line) => lines.push(line),
  })
  reader.insert('R', sample.fresh())
  const proof = await reader.prove({ insertion: 1, fingerprint, pin: null, statement })
  expect(proof).toMatchObject({ ok: true })
  const text = lines.join('\n')
  expect(text).toContain('connect R\npin-pad 90 s\n')
  expect(text).toContain('> pin-pad 00200080 [9 octets]\n< 9000\n')
  for (const pin of ['123456', '313233343536']) expect(text).not.toContain(pin)
  const signed = text.split(/^connect R$/m).at(-1) ?? ''
  const request = { insertion: 1, fingerprint, pin: null, statement }
  expect(await replayed(signed, (session) => prove(session, request))).toEqual(proof)
})

/** An operation on the card of a transcript, after the SELECT that it begins with. */
async function replayed<Value>(transcript: string, work: (session: CardSession) => Promise<Value>) {
  const channel = transcriptChannel(transcript)
  const insertion = { number: 1, reader: 'R', atr: sample.fresh().atr, mute: false }
  const selectAgain = () => detectCard(channel, insertion.atr)
  const card = await selectAgain()
  if (!card.ok) return card
  const result = await work({ card: card.value, insertion, stillThere: () => done(insertion), selectAgain })
  expect(channel.left()).toBe(0)
  return result
}
