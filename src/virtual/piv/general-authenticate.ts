import type { Command } from '../apdu/command.ts'
import { answer, just, type Response, STATUS } from '../apdu/response.ts'
import { decodeTlvs, encodeTlv } from '../tlv.ts'
import type { CardKey } from './card-key.ts'
import { SIGNATURE_KEY } from './personalisation.ts'
import type { CardPins } from './pins.ts'

const TEMPLATE = 0x7c
const CHALLENGE = 0x81
const RESPONSE = 0x82

/** GENERAL AUTHENTICATE (SP 800-73-4 part 2 §3.2.4): one signature over the challenge in the template. */
export function generalAuthenticate(command: Command, keys: ReadonlyMap<number, CardKey>, pins: CardPins): Response {
  const fresh = pins.takeFresh()
  const key = keys.get(command.p2)
  if (command.p1 !== key?.algorithm) return just(STATUS.wrongParameters)
  // Part 1 table 4b: 9A wants the PIN once, 9C immediately before each signature ("PIN Always").
  if (command.p2 === SIGNATURE_KEY ? !fresh : !pins.verified) return just(STATUS.securityNotSatisfied)
  const challenge = readChallenge(command.data)
  const signature = challenge && key.sign(challenge)
  return signature ? answer(encodeTlv(TEMPLATE, encodeTlv(RESPONSE, signature))) : just(STATUS.wrongData)
}

/** An empty response asks for one; anything else in the template asks for something this card does not do. */
function readChallenge(data: Uint8Array): Uint8Array | null {
  const [template, ...others] = decodeTlvs(data) ?? []
  if (template?.tag !== TEMPLATE || others.length > 0) return null
  const members = new Map((decodeTlvs(template.value) ?? []).map(({ tag, value }) => [tag, value]))
  if (members.size !== 2 || members.get(RESPONSE)?.length !== 0) return null
  return members.get(CHALLENGE) ?? null
}
