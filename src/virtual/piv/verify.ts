import type { Command } from '../apdu/command.ts'
import { just, type Response, STATUS } from '../apdu/response.ts'
import type { CardPin } from './pin.ts'
import type { CardPins } from './pins.ts'

const RESET_STATUS = 0xff

/** VERIFY (SP 800-73-4 part 2 §3.2.1). */
export function verify(command: Command, pins: CardPins): Response {
  const pin = pins.get(command.p2)
  if (!pin) return just(STATUS.referenceNotFound)
  if (command.p1 === RESET_STATUS) return logout(command, pin)
  if (command.p1 !== 0) return just(STATUS.wrongParameters)
  return just(command.data.length === 0 ? pin.status() : pin.verify(command.data))
}

function logout(command: Command, pin: CardPin): Response {
  if (command.data.length > 0) return just(STATUS.wrongData)
  pin.logout()
  return just(STATUS.ok)
}
