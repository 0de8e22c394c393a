import { answerToReset } from '../apdu/answer-to-reset.ts'
import { createCard } from '../apdu/create-card.ts'
import type { SoftwareCard } from '../software-card.ts'
import { createPkcs15Application, type Personalisation } from './application.ts'

/** Selected by name, partial name, path, identifier and short identifier; takes extended lengths. */
const ANSWER_TO_RESET = answerToReset([0xf4, 0x21, 0x40], 'KOSH15')

/** An ISO/IEC 7816-15 (PKCS#15) card as a renewal needs one: RSA-2048, one PIN. OpenSC judges it (test/pcsc). */
export const createPkcs15Card = (card: Personalisation): SoftwareCard =>
  createCard({ atr: ANSWER_TO_RESET, classes: [0x00], application: createPkcs15Application(card) })
