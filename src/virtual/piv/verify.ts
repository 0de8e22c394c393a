import type { Command } from '../apdu/command.ts'
import { just, type Response, STATUS } from '../apdu/response.ts'
import type { CardPin } from './pin.ts'

const APPLICATION_PIN = 0x80
const RESET_STATUS = 0xff

/** VERIFY (SP 800-73-4 part 2 §3.2.1). */
export function verify(command: Command, pin: CardPin): Response {
  if (command.p2 !== APPLICATION_PIN) return just(STATUS.referenceNotFound)
  if (command.p1 === RESET_STATUS) return logout(command, pin)
  if (command.p1 !== 0) return just(STATUS.wrongParameters)
  return just(command.data.length === 0 ? pin.status() : pin.verify(command.data))
}

function logout(command: Command, pin: CardPin): Response {
  if (command.data.length > 0) return just(STATUS.wrongData)
  pin.logout()
  return just(STATUS.ok)
}
