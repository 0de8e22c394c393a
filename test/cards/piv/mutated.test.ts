import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { detectCard } from '../../../src/cards/detect-card.ts'
import { verifyingKey } from '../../../src/cards/verifying-key.ts'
import type { SoftwareCard } from '../../../src/virtual/software-card.ts'
import { certifiedCard, pinOctets } from '../../support/certified-card.ts'
import { type Mutation, mutatedChannel, mutationsWithin } from '../../support/mutated-answers.ts'
import { shortCard } from '../../support/short-card.ts'

const SEED = 20_261_124
const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000)
const { certificate, contents, fresh } = await certifiedCard('ec') // RSA would be all that is measured
const known = verifyingKey(certificate)
const zipped = { ...contents, zipped: true }

/** Between them they have everything that a PIV card can answer with, and that has to be understood. */
const CARDS: Readonly<Record<string, () => SoftwareCard>> = {
  'with extended lengths': () => fresh({ globalPin: { pin: '123456', maxTries: 3, triesLeft: 3, primary: true } }),
  'with short lengths': () => shortCard(fresh()),
  'with a zipped certificate in 9C alone': () => fresh({ slots: new Map([[0x9c, zipped]]) }),
}

/** Everything that is ever done with a card, on one that answers so. */
async function use(sound: SoftwareCard, mutations: readonly Mutation[]) {
  const channel = mutatedChannel(sound, mutations)
  const card = await detectCard(channel, sound.atr)
  if (!card.ok) return channel.sent
  const { value } = card
  await value.holds?.(certificate)
  await value.certificate()
  await value.candidates?.()
  await value.choosePin?.(null)
  await value.triesLeft()
  await value.verify(pinOctets())
  if (known.ok) await value.signer(known.value)?.(Buffer.from('statement'))
  return channel.sent
}

const began = performance.now()
const runs = Math.ceil(RUNS / Object.keys(CARDS).length)

describe.each(Object.entries(CARDS))('a card %s', (_name, create) => {
  it(`ends well, with one VERIFY at most, whatever is wrong with its answers (${runs})`, async () => {
    let longest = 0
    await fc.assert(
      fc.asyncProperty(mutationsWithin(22), async (mutations) => {
        const sent = await use(create(), mutations)
        longest = Math.max(longest, sent.length)
        return sent.filter((command) => /^002000..08/.test(command)).length <= 1
      }),
      { seed: SEED, numRuns: runs },
    )
    expect(longest).toBeLessThan(600) // exchanges
  }, 600_000)
})

afterAll(() => {
  const seconds = Math.round(performance.now() - began) / 1000
  process.stdout.write(`PIV, ${runs * Object.keys(CARDS).length} sessions with mutated answers: ${seconds} s\n`)
})
