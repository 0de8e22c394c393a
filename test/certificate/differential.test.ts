import { afterAll, describe, expect, it } from 'vitest'
import { compare } from '../support/chains/compare.ts'
import { type Comparison, explanationOf } from '../support/chains/explain.ts'
import { BREAKAGES, generateChain } from '../support/chains/generate.ts'
import { makeChainKeys } from '../support/chains/keys.ts'
import { openOpenssl } from '../support/chains/openssl-verify.ts'
import { SEED } from '../support/chains/seed.ts'
import { twoAtATime } from '../support/chains/two-at-a-time.ts'
import { writeChain } from '../support/chains/written-chain.ts'

const CHAINS = 5_000

const counted = (names: readonly string[]): [string, number][] => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, left], [, right]) => right - left)
}

describe('path validation beside openssl verify', () => {
  const openssl = openOpenssl()
  afterAll(() => openssl.close())

  it(`agrees on ${CHAINS} generated chains, or it is written down why not`, async () => {
    const keys = makeChainKeys()
    const indexes = Array.from({ length: CHAINS }, (_, index) => index)
    const compared = await twoAtATime(indexes, async (index): Promise<Comparison> => {
      const { plan, rules } = generateChain(SEED, index, keys)
      return { rules, profile: plan.profile, ...(await compare(writeChain(plan), openssl)) }
    })
    const different = compared.filter(({ ours, theirs }) => (ours === 'accept') !== (theirs === 'accept'))
    const explained = different.map((comparison) => ({ ...comparison, why: explanationOf(comparison) }))
    const both = compared.filter(({ ours, theirs }) => ours === 'accept' && theirs === 'accept').length
    const lines = counted(explained.map(({ why }) => why ?? 'UNEXPLAINED')).map(
      ([why, count]) => `${`${count}`.padStart(6)}  ${why}`,
    )
    console.log(
      [
        `openssl verify, seed ${SEED}: ${CHAINS} chains, ${BREAKAGES.length} breakages; both accept ${both}, both refuse ${CHAINS - both - different.length}, different ${different.length}:`,
        ...lines,
      ].join('\n'),
    )
    expect(explained.filter(({ why }) => why === null)).toEqual([])
    expect(both).toBeGreaterThan(CHAINS / 5)
    expect(new Set(compared.flatMap(({ rules }) => rules)).size).toBe(BREAKAGES.length)
  }, 300_000)
})
