import { toHex } from '../iso7816/bytes.ts'
import { maskedCommand } from '../iso7816/masked-command.ts'
import { outlinedAnswer, outlinedCommand } from '../iso7816/outlined-command.ts'
import type { PinPad } from '../iso7816/pin-pad.ts'
import type { Result } from '../result.ts'
import type { Backend, CardChannel, OpenBackend, Sighting } from './backend.ts'

export type WriteLine = (line: string) => void

/** How much of what is said is written. */
interface Pen {
  readonly command: (command: Uint8Array) => string
  readonly answer: (answer: Uint8Array) => string
}

const WHOLE: Pen = { command: maskedCommand, answer: toHex }
const OUTLINE: Pen = { command: outlinedCommand, answer: outlinedAnswer }

/**
 * Everything between the program and its readers as text, a line each, so that a help desk can send it in. PINs are
 * masked; certificates, which say who holds the card, are in it.
 */
export const recorded =
  (open: OpenBackend, write: WriteLine): OpenBackend =>
  (see) => {
    write('# koshin-transcript/v1')
    return written(open, write, WHOLE)(see)
  }

/** The same without any data, so that nobody's name is in it, for every visit (src/actors/note-visits.ts). */
export const outlined = (open: OpenBackend, write: WriteLine): OpenBackend => written(open, write, OUTLINE)

const written =
  (open: OpenBackend, write: WriteLine, pen: Pen): OpenBackend =>
  (see) => {
    const opened = open((sighting) => {
      write(sightingLine(sighting))
      see(sighting)
    })
    return opened.ok ? { ok: true, value: recordedBackend(opened.value, write, pen) } : opened
  }

const recordedBackend = (backend: Backend, write: WriteLine, pen: Pen): Backend => ({
  async connect(reader) {
    const channel = await backend.connect(reader)
    write(channel.ok ? `connect ${reader}` : `connect ${reader} ! ${channel.failure.kind}`)
    if (channel.ok && channel.value.pinPad) write(`pin-pad ${channel.value.pinPad.seconds} s`)
    return channel.ok ? { ok: true, value: recordedChannel(channel.value, write, pen) } : channel
  },
  close: () => backend.close(),
})

const recordedChannel = (channel: CardChannel, write: WriteLine, pen: Pen): CardChannel => ({
  ...(channel.pinPad ? { pinPad: recordedPad(channel.pinPad, write, pen) } : {}),
  async transmit(command) {
    write(`> ${pen.command(command)}`) // first: whoever sends it wipes it
    const answer = await channel.transmit(command)
    write(answerLine(answer, pen))
    return answer
  },
  disconnect(disposition) {
    write(`disconnect ${disposition}`)
    return channel.disconnect(disposition)
  },
})

/** Its command holds no PIN and is masked all the same; its answer is the card's or the pad's. */
const recordedPad = (pad: PinPad, write: WriteLine, pen: Pen): PinPad => ({
  seconds: pad.seconds,
  async verify(command) {
    write(`> pin-pad ${pen.command(command.command)}`)
    const answer = await pad.verify(command)
    write(answerLine(answer, pen))
    return answer
  },
})

const answerLine = (answer: Result<Uint8Array>, pen: Pen): string =>
  answer.ok ? `< ${pen.answer(answer.value)}`.trimEnd() : `! ${answer.failure.kind}`

function sightingLine(sighting: Sighting): string {
  if (sighting.type === 'service.lost') return sighting.type
  const atr = sighting.type === 'card.seen' ? ` ${sighting.mute ? 'mute' : toHex(sighting.atr)}` : ''
  return `${sighting.type} ${sighting.reader}${atr}`
}
