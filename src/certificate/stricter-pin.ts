import type { PinRules } from '../types/reader.ts'

const FROM_STRICT: readonly PinRules['characters'][] = ['digits', 'upper-alphanumeric', 'printable'] // each within the next

/**
 * What both the card and its issuer allow: a card often takes more than the issuer hands out (a PIV card 6 to 8 digits,
 * whatever the PIN letter says). Where no PIN could fit both, the issuer's rule is about other cards, and the card's stands.
 */
export function stricterPin(card: PinRules, issuer: Partial<PinRules>): PinRules {
  const minLength = Math.max(card.minLength, issuer.minLength ?? 0)
  const maxLength = Math.min(card.maxLength, issuer.maxLength ?? card.maxLength)
  const characters = FROM_STRICT.find((each) => each === card.characters || each === issuer.characters)
  return minLength <= maxLength ? { minLength, maxLength, characters: characters ?? card.characters } : card
}
