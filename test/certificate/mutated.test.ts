import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compare } from '../support/chains/compare.ts'
import { decide } from '../support/chains/decide.ts'
import { nodesOf, treeOf } from '../support/chains/der-tree.ts'
import { generateChain } from '../support/chains/generate.ts'
import { makeChainKeys } from '../support/chains/keys.ts'
import { type Base, mutantOf } from '../support/chains/mutant.ts'
import { type OpensslJudge, openOpenssl } from '../support/chains/openssl-verify.ts'
import { createRandom } from '../support/chains/random.ts'
import { SEED } from '../support/chains/seed.ts'
import { twoAtATime } from '../support/chains/two-at-a-time.ts'
import { type WrittenChain, writeChain } from '../support/chains/written-chain.ts'

const RUNS = Number(process.env.FUZZ_RUNS ?? 5_000)
const LONGEST = 250 // milliseconds
const BASES = 400

/** Where a name has two keys, OpenSSL takes the signer of a list by its identifiers alone, and tries no other. */
const TWO_KEYS = /^pool: (a new key|a namesake with another key)/
/** It wants the very certificate of an issuer that is named by its serial (explain.ts). */
const BY_SERIAL = /^shape: authority key by/
/** And it ends a second before we do (explain.ts), which shows where the list that hid this is spoilt. */
const LAST_SECOND = /: last second$/

/** Chains that both accept, of every other shape that the generator has: what is refused anyway shows nothing. */
async function soundBases(openssl: OpensslJudge): Promise<readonly Base[]> {
  const keys = makeChainKeys()
  const bases = Array.from({ length: BASES }, (_, index) => generateChain(SEED, index, keys))
    .filter(({ rules }) => !rules.some((rule) => [TWO_KEYS, BY_SERIAL, LAST_SECOND].some((known) => known.test(rule))))
    .map(({ plan }) => ({ plan, written: writeChain(plan) }))
  const answers = await twoAtATime(bases, ({ written }) => compare(written, openssl))
  return bases.filter((_, index) => answers[index]?.ours === 'accept' && answers[index]?.theirs === 'accept')
}

/** A pause of the machine is not slowness of ours: what was slow is asked again, and the best of three counts. */
function timed(chain: WrittenChain) {
  const first = once(chain)
  if (first.milliseconds < LONGEST) return first
  return { ...first, milliseconds: Math.min(first.milliseconds, once(chain).milliseconds, once(chain).milliseconds) }
}

function once(chain: WrittenChain) {
  const start = performance.now()
  const { decision } = decide(chain)
  return { accepted: decision === 'accept', milliseconds: performance.now() - start }
}

describe('mutated certificates and CRLs', () => {
  const openssl = openOpenssl()
  afterAll(() => openssl.close())
  let bases: readonly Base[]
  beforeAll(async () => {
    bases = await soundBases(openssl)
  }, 120_000)

  it(`${RUNS} of them: none crashes, none takes ${LONGEST} ms, none is accepted that openssl refuses`, async () => {
    const strange = bases.flatMap(({ written }) =>
      [written.leaf, ...written.crls].flatMap((der) => nodesOf(treeOf(der))),
    )
    const accepted: { readonly index: number; readonly mutant: WrittenChain }[] = []
    let slowest = 0
    for (let index = 0; index < RUNS; index++) {
      const random = createRandom(SEED + index * 104_729)
      const mutant = mutantOf(random.pick(bases), random, strange)
      const { milliseconds, accepted: isAccepted } = timed(mutant)
      slowest = Math.max(slowest, milliseconds)
      if (isAccepted) accepted.push({ index, mutant })
    }
    const answers = await twoAtATime(accepted, ({ mutant }) => compare(mutant, openssl))
    const refused = answers.flatMap(({ theirs, alone }, index) =>
      (alone ?? theirs) === 'accept' ? [] : [`${accepted[index]?.index}: ${alone ?? theirs}`],
    )
    console.log(
      `mutants, seed ${SEED}: ${RUNS}, of ${bases.length} sound chains; accepted ${accepted.length}, of these openssl refuses ${refused.length}; slowest ${slowest.toFixed(1)} ms`,
    )
    expect(refused).toEqual([])
    expect(slowest).toBeLessThan(LONGEST)
    expect(accepted.length).toBeGreaterThan(RUNS / 100) // else nothing was compared
  }, 1_200_000)
})
