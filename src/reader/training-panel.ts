import { createPivCard } from '../virtual/piv/create-piv-card.ts'
import type { SampleName, Samples } from '../virtual/samples.ts'
import type { SoftwareCard } from '../virtual/software-card.ts'

const CARD_OF_KEY = {
  F5: 'current',
  F6: 'new',
  F7: 'new-same-pin',
  F8: 'expired',
  F9: 'revoked',
  F10: 'other-company',
  F11: 'last-try',
  F12: null, // takes the card out
} as const satisfies Readonly<Record<string, SampleName | null>>

export type TrainingKey = keyof typeof CARD_OF_KEY

interface Slot {
  insert(card: SoftwareCard): void
  remove(): void
}

/** Puts sample cards into the training reader. A card keeps its PIN counter for as long as the program runs. */
export function createTrainingPanel(slot: Slot, samples: () => Promise<Samples>): (key: TrainingKey) => void {
  const cards = new Map<SampleName, SoftwareCard>()
  let loaded: Samples | null = null
  const press = (key: TrainingKey) => {
    if (!loaded) return void load().then(() => press(key)) // in the first moments only
    const name = CARD_OF_KEY[key]
    slot.remove()
    if (name === null) return
    const card = cards.get(name) ?? createPivCard(loaded.cards[name])
    cards.set(name, card)
    slot.insert(card)
  }
  const load = async () => {
    loaded = await samples()
  }
  return press
}
