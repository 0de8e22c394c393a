import type { Command } from '../apdu/command.ts'
import type { CardApplication } from '../apdu/create-card.ts'
import { just, type Response, STATUS } from '../apdu/response.ts'
import { createCardKey } from './card-key.ts'
import { createDataObjects } from './data-objects.ts'
import { generalAuthenticate } from './general-authenticate.ts'
import { getData } from './get-data.ts'
import { type Personalisation, slotsOf } from './personalisation.ts'
import { type CardPins, createCardPins } from './pins.ts'
import { select } from './select.ts'
import { verify } from './verify.ts'

const SELECT = 0xa4
const VERIFY = 0x20
const GET_DATA = 0xcb
const GENERAL_AUTHENTICATE = 0x87

/** The PIV Card Application, SP 800-73-4 part 2. */
export function createPivApplication(card: Personalisation): CardApplication {
  const pins = createCardPins(card)
  const instructions = createInstructions(card, pins)
  let selected = false
  return {
    execute(command) {
      if (command.ins !== GENERAL_AUTHENTICATE) pins.takeFresh() // no longer "immediately before" a signature
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
      pins.logout()
    },
  }
}

function createInstructions(
  card: Personalisation,
  pins: CardPins,
): ReadonlyMap<number, (command: Command) => Response> {
  const keys = new Map([...slotsOf(card)].map(([reference, { privateKey }]) => [reference, createCardKey(privateKey)]))
  const objects = createDataObjects(card)
  return new Map([
    [VERIFY, (command) => verify(command, pins)],
    [GET_DATA, (command) => getData(command, objects)],
    [GENERAL_AUTHENTICATE, (command) => generalAuthenticate(command, keys, pins)],
  ])
}
