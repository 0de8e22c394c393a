import { expect, it } from 'vitest'
import { readersSituation } from '../../src/clerk-code/readers-situation.ts'

const reader = (card: 'none' | 'card' | 'mute') => ({
  name: 'Reader',
  card: card === 'none' ? null : { insertion: 1, atr: '', mute: card === 'mute' },
})

it.each([
  [[], 'no-reader'],
  [['none'], 'one-empty'],
  [['card'], 'one-card'],
  [['mute'], 'one-mute'],
  [['none', 'none'], 'several-empty'],
  [['none', 'card'], 'several-one-card'],
  [['card', 'card', 'none'], 'several-cards'],
  [['card', 'mute'], 'several-mute'],
] as const)('%j is %s', (cards, situation) => {
  expect(readersSituation({ service: 'running', readers: cards.map(reader) })).toBe(situation)
})

it('is what the service is while it does not run', () => {
  expect(readersSituation({ service: 'denied', readers: [reader('card')] })).toBe('denied')
})
