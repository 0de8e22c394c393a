import type { TestAuthority } from '../../support/certificates.ts'
import { type TestCard, testCard } from '../../support/registry.ts'
import type { CardPair, SentCard } from './kiosks.ts'

/** A card in use and its replacement. */
export interface Pair {
  readonly current: TestCard
  readonly new: TestCard
}

/** The next so many that were not renewed yet. */
export type Cards = (count: number) => readonly Pair[]

export async function pairsOfCards(authority: TestAuthority, count: number): Promise<Pair[]> {
  const all: Pair[] = []
  for (let at = 0; at < count; at++) all.push({ current: await testCard(authority), new: await testCard(authority) })
  return all
}

export function cardsOf(all: readonly Pair[]): Cards {
  let next = 0
  return (count) => {
    next += count
    if (next > all.length) throw new Error('too few cards were made')
    return all.slice(next - count, next)
  }
}

/** As the process of the kiosks is given them. */
export const sentPair = (pair: Pair): CardPair => ({ current: sentCard(pair.current), new: sentCard(pair.new) })

export const sentCard = ({ key, certificate, fingerprint }: TestCard): SentCard => ({
  key: key.privateKey.export({ format: 'der', type: 'pkcs8' }),
  certificate,
  fingerprint,
})
