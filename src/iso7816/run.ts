import { done, failed, type Result } from '../result.ts'
import { type Apdu, encodeApdu } from './apdu.ts'
import { concat } from './bytes.ts'
import { chain } from './chain.ts'
import type { Channel } from './channel.ts'
import type { Command } from './command.ts'
import { getResponse } from './commands/get-response.ts'
import { parseResponse, type Response } from './response.ts'
import { meaningOf } from './status-word.ts'

const MAX_ANSWER = 65_536 // octets of one answer, however many pieces it comes in
const MAX_PIECES = 256 // after the first: 64 KiB in pieces of 256 octets; a piece may be empty

/** Sends a command, in a chain if it is long, fetches the whole answer, and has it understood. */
export async function run<Value>(channel: Channel, command: Command<Value>): Promise<Result<Value>> {
  const answer = await converse(channel, command)
  return answer.ok ? command.parse(answer.value) : answer
}

async function converse(channel: Channel, command: Command<unknown>): Promise<Result<Response>> {
  return (await asExtended(channel, command)) ?? asShort(channel, command)
}

/**
 * The whole command in one exchange, ISO/IEC 7816-4 §5.2; null where short ones have to do: the card refuses the length,
 * or the reader fails to carry it, though the card says that it takes such commands. A card that is gone fails again then.
 */
async function asExtended(channel: Channel, { apdu, long, once }: Command<unknown>): Promise<Result<Response> | null> {
  const { extended } = channel
  if (!extended?.usable || !long || once) return null
  const octets = encodeApdu({ ...apdu, ...(apdu.le === undefined ? {} : { le: MAX_ANSWER }) })
  const answer = await channel.transmit(octets)
  const response = answer.ok ? parseResponse(answer.value) : null
  if (response && !refusesLength(response)) return response.ok ? collect(channel, apdu.cla, response.value) : response
  extended.giveUp()
  return null
}

const refusesLength = (response: Result<Response>): boolean =>
  response.ok && ['wrong-length', 'wrong-le'].includes(meaningOf(response.value.statusWord).kind)

async function asShort(channel: Channel, { apdu, once, startOnly }: Command<unknown>): Promise<Result<Response>> {
  const links = chain(apdu)
  for (const link of links.slice(0, -1)) {
    const answer = await exchange(channel, link)
    if (!answer.ok || meaningOf(answer.value.statusWord).kind !== 'done') return answer
  }
  const last = links.at(-1) ?? apdu
  const answer = once ? await exchange(channel, last) : await withRightLength(channel, last)
  return answer.ok && !startOnly ? collect(channel, apdu.cla, answer.value) : answer
}

/** Sends, and once more with the Le that the card asks for; a card that then asks again is told off. */
async function withRightLength(channel: Channel, apdu: Apdu): Promise<Result<Response>> {
  const first = await exchange(channel, apdu)
  if (!first.ok) return first
  const asked = meaningOf(first.value.statusWord)
  if (asked.kind !== 'wrong-le') return first
  const second = await exchange(channel, { ...apdu, le: asked.le })
  return second.ok && meaningOf(second.value.statusWord).kind === 'wrong-le'
    ? failed({ kind: 'card.malformed', detail: 'the card asks for another Le again and again' })
    : second
}

async function collect(channel: Channel, cla: number, first: Response): Promise<Result<Response>> {
  const pieces = [first.data]
  let length = first.data.length
  let last = first
  for (let count = 1; ; count++) {
    const more = meaningOf(last.statusWord)
    if (more.kind !== 'more') return done({ data: concat(...pieces), statusWord: last.statusWord })
    if (length >= MAX_ANSWER || count > MAX_PIECES) return endless()
    const next = await withRightLength(channel, getResponse(cla, more.length))
    if (!next.ok) return next
    last = next.value
    length += last.data.length
    if (length > MAX_ANSWER) return endless()
    pieces.push(last.data)
  }
}

const endless = () => failed({ kind: 'card.malformed', detail: 'an answer that does not end' })

/** The encoded command may hold a PIN and is wiped; the transport wipes its own copies. */
async function exchange(channel: Channel, apdu: Apdu): Promise<Result<Response>> {
  const octets = encodeApdu(apdu)
  const answer = await channel.transmit(octets)
  octets.fill(0)
  return answer.ok ? parseResponse(answer.value) : answer
}
