import { isExtended, toT0, wantsItsLe } from '../../iso7816/t0.ts'
import { done, failed, type Result } from '../../result.ts'
import type { CardChannel } from '../backend.ts'
import type { NativeReader } from './addon.ts'
import { failureOf } from './errors.ts'

const LONGEST_ANSWER = 65_538 // 64 KiB and a status word
const WRONG_LENGTH = Uint8Array.of(0x67, 0x00) // what the card would say

/** Connects for ourselves alone, which is as good as a transaction and cannot be forgotten. */
export function connect(reader: NativeReader, isClosing: () => boolean): Promise<Result<CardChannel>> {
  reader.connected = false // it stays set when a disconnect fails, and a connect would then do nothing
  return new Promise((resolve) => {
    reader.connect({ share_mode: reader.SCARD_SHARE_EXCLUSIVE }, (error, protocol) =>
      resolve(error ? failed(failureOf(error)) : done(channel(reader, protocol, isClosing))),
    )
  })
}

const channel = (reader: NativeReader, protocol: number, isClosing: () => boolean): CardChannel => ({
  async transmit(command) {
    if (isClosing()) return failed({ kind: 'reader.restarting' })
    if (protocol !== reader.SCARD_PROTOCOL_T0) return send(reader, protocol, command)
    if (isExtended(command)) return done(WRONG_LENGTH)
    const answer = await send(reader, protocol, toT0(command))
    return answer.ok && wantsItsLe(command, answer.value) ? send(reader, protocol, command) : answer
  },
  disconnect(disposition) {
    const code = disposition === 'reset' ? reader.SCARD_RESET_CARD : reader.SCARD_LEAVE_CARD
    return new Promise((resolve) => reader.disconnect(code, () => resolve())) // it fails where the card or reader is gone
  },
})

function send(reader: NativeReader, protocol: number, command: Uint8Array): Promise<Result<Uint8Array>> {
  const sent = Buffer.from(command)
  return new Promise((resolve) => {
    reader.transmit(sent, LONGEST_ANSWER, protocol, (error, response) => {
      resolve(error ? failed(failureOf(error)) : done(Uint8Array.from(response)))
    })
    sent.fill(0) // the addon has taken its copy, and wipes that (kiosk/pcsclite-event-loop.h)
  })
}
