import { answerToReset } from '../apdu/answer-to-reset.ts'
import { createCard } from '../apdu/create-card.ts'
import { just } from '../apdu/response.ts'
import type { SoftwareCard } from '../software-card.ts'
import { createPivApplication } from './application.ts'
import { createCommandChain } from './command-chain.ts'
import type { Personalisation } from './personalisation.ts'

/** Selected by full and partial name; chains commands, takes extended lengths. */
const ANSWER_TO_RESET = answerToReset([0xc0, 0x21, 0xc0], 'KOSHIN')
const CLASSES = [0x00, 0x10] // plain, and "more of this command follows"

/** A PIV card after SP 800-73-4, as far as a renewal needs one. It is given to OpenSC to judge (test/pcsc). */
export function createPivCard(card: Personalisation): SoftwareCard {
  const application = createPivApplication(card)
  const chain = createCommandChain()
  return createCard({
    atr: ANSWER_TO_RESET,
    classes: CLASSES,
    application: {
      execute(command) {
        const chained = chain.add(command)
        return 'status' in chained ? just(chained.status) : application.execute(chained.command)
      },
      reset() {
        application.reset()
        chain.clear()
      },
    },
  })
}
