import { createCard } from '../apdu/create-card.ts'
import type { SoftwareCard } from '../software-card.ts'
import { createJpkiApplication } from './application.ts'
import type { Personalisation } from './files.ts'

/** That of a My Number card in a contact reader, by which OpenSC knows one. */
const ANSWER_TO_RESET = Uint8Array.from(Buffer.from('3BE000FF8131FE4514', 'hex'))

/** A card of the Japanese public key infrastructure (マイナンバーカード). OpenSC judges it (test/pcsc). */
export const createJpkiCard = (card: Personalisation): SoftwareCard =>
  createCard({ atr: ANSWER_TO_RESET, classes: [0x00, 0x80], application: createJpkiApplication(card) })
