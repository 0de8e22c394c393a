import type { Command } from '../apdu/command.ts'
import type { CardApplication } from '../apdu/create-card.ts'
import { just, type Response, STATUS } from '../apdu/response.ts'
import { createCardKey } from './card-key.ts'
import { createDataObjects } from './data-objects.ts'
import { generalAuthenticate } from './general-authenticate.ts'
import { getData } from './get-data.ts'
import { type CardPin, createCardPin } from './pin.ts'
import { select } from './select.ts'
import { verify } from './verify.ts'

const SELECT = 0xa4
const VERIFY = 0x20
const GET_DATA = 0xcb
const GENERAL_AUTHENTICATE = 0x87

export interface Personalisation {
  readonly certificate: Uint8Array
  readonly privateKey: string // PKCS#8 PEM
  readonly pin: string
  readonly maxTries: number
  readonly triesLeft: number
}

/** The PIV Card Application, SP 800-73-4 part 2. */
export function createPivApplication(card: Personalisation): CardApplication {
  const pin = createCardPin(card)
  const instructions = createInstructions(card, pin)
  let selected = false
  return {
    execute(command) {
      if (command.ins !== GENERAL_AUTHENTICATE) pin.takeFresh() // no longer "immediately before" a signature
      if (command.ins === SELECT) {
        const response = select(command)
        selected ||= response.status === STATUS.ok
        return response
      }
      const instruction = selected ? instructions.get(command.ins) : undefined
      return instruction?.(command) ?? just(STATUS.unknownInstruction)
    },
    reset() {
      selected = false
      pin.logout()
    },
  }
}

function createInstructions(card: Personalisation, pin: CardPin): ReadonlyMap<number, (command: Command) => Response> {
  const key = createCardKey(card.privateKey)
  const objects = createDataObjects(card.certificate)
  return new Map([
    [VERIFY, (command) => verify(command, pin)],
    [GET_DATA, (command) => getData(command, objects)],
    [GENERAL_AUTHENTICATE, (command) => generalAuthenticate(command, key, pin)],
  ])
}
