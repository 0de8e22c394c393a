import type { SoftwareCard } from '../software-card.ts'
import { type Command, parseCommand } from './command.ts'
import { just, type Response, STATUS } from './response.ts'
import { createResponseQueue } from './response-queue.ts'

const GET_RESPONSE = 0xc0

/** A card application without its transport: whole commands in, whole responses out. */
export interface CardApplication {
  execute(command: Command): Response
  reset(): void
}

/** The transport of a card that does not chain commands: lengths, classes, and GET RESPONSE for what is left over. */
export function createCard(card: {
  readonly atr: Uint8Array
  readonly classes: readonly number[]
  readonly application: CardApplication
}): SoftwareCard {
  const queue = createResponseQueue()
  const getResponse = ({ p1, p2, expected }: Command): Uint8Array => {
    if (p1 !== 0 || p2 !== 0) return queue.start(just(STATUS.wrongParameters), 0)
    return queue.empty ? queue.start(just(STATUS.nothingPending), 0) : queue.next(expected)
  }
  return {
    atr: card.atr,
    transmit(bytes) {
      const command = parseCommand(bytes)
      if (command === null) return queue.start(just(STATUS.wrongLength), 0)
      if (!card.classes.includes(command.cla)) return queue.start(just(STATUS.unknownClass), 0)
      if (command.ins === GET_RESPONSE) return getResponse(command)
      return queue.start(card.application.execute(command), command.expected)
    },
    reset() {
      card.application.reset()
      queue.clear()
    },
  }
}
