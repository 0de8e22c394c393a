import type { SoftwareCard } from '../software-card.ts'
import { ANSWER_TO_RESET } from './answer-to-reset.ts'
import { createPivApplication, type Personalisation } from './application.ts'
import { type Command, parseCommand } from './command.ts'
import { createCommandChain } from './command-chain.ts'
import { just, type Response, STATUS } from './response.ts'
import { createResponseQueue } from './response-queue.ts'

const GET_RESPONSE = 0xc0
const CLASSES = [0x00, 0x10] // plain, and "more of this command follows"

/** A PIV card after SP 800-73-4, as far as a renewal needs one. It is given to OpenSC to judge (README). */
export function createPivCard(card: Personalisation): SoftwareCard {
  const application = createPivApplication(card)
  const chain = createCommandChain()
  const queue = createResponseQueue()

  const answerOf = (command: Command): Response => {
    const chained = chain.add(command)
    return 'status' in chained ? just(chained.status) : application.execute(chained.command)
  }
  const getResponse = ({ p1, p2, expected }: Command): Uint8Array => {
    if (p1 !== 0 || p2 !== 0) return queue.start(just(STATUS.wrongParameters), 0)
    return queue.empty ? queue.start(just(STATUS.nothingPending), 0) : queue.next(expected)
  }
  return {
    atr: ANSWER_TO_RESET,
    transmit(bytes) {
      const command = parseCommand(bytes)
      if (command === null) return queue.start(just(STATUS.wrongLength), 0)
      if (!CLASSES.includes(command.cla)) return queue.start(just(STATUS.unknownClass), 0)
      if (command.ins === GET_RESPONSE) return getResponse(command)
      return queue.start(answerOf(command), command.expected)
    },
    reset() {
      application.reset()
      chain.clear()
      queue.clear()
    },
  }
}
