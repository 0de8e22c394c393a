import { fingerprint } from '../certificate/fingerprint.ts'
import { failed } from '../result.ts'
import type { OperatorPorts } from '../types/operator-ports.ts'
import type { Ports } from '../types/ports.ts'

interface World {
  readonly identifyCard: Ports['identifyCard']
  readonly cards: readonly string[] // fingerprints of koshin.toml
}

/**
 * The list is the trust: it names certificates, and one whose card was lost is taken out of it. No PIN is asked of a card
 * that is not on it, nor of one that has ended.
 */
export const identifyOperator =
  ({ identifyCard, cards }: World): OperatorPorts['identifyOperator'] =>
  async (input) => {
    const card = await identifyCard(input)
    if (!card.ok) return card
    if (!cards.includes(fingerprint(card.value.reading.certificate))) return failed({ kind: 'operator.unlisted' })
    return card.value.daysLeft < 0 ? failed({ kind: 'operator.expired' }) : card
  }
