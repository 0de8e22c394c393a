import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { hex } from './hex.ts'

const isExtended = (command: Uint8Array) => command.length > 5 && command[4] === 0

/** The same card with an ATR that says nothing of itself, and without extended lengths. */
export const shortCard = (card: SoftwareCard): SoftwareCard => refusingExtended({ ...card, atr: hex('3B80800101') })

/** A card that promises extended lengths in its ATR and then refuses them so. */
export const refusingExtended = (card: SoftwareCard, answer = '6700'): SoftwareCard => ({
  ...card,
  transmit: (command) => (isExtended(command) ? hex(answer) : card.transmit(command)),
})
