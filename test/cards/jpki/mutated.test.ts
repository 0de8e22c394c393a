import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openJpki } from '../../../src/cards/jpki/open-jpki.ts'
import { verifyingKey } from '../../../src/cards/verifying-key.ts'
import { pinOctets } from '../../support/certified-card.ts'
import { jpkiCardKind } from '../../support/jpki-card.ts'
import { type Mutation, mutatedChannel, mutationsWithin } from '../../support/mutated-answers.ts'

const SEED = 20_261_123
const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000)
const kind = await jpkiCardKind()
const known = verifyingKey(kind.certificate)

/** Everything that is ever done with a card, on one that answers so. */
async function use(mutations: readonly Mutation[]) {
  const sound = kind.fresh()
  const channel = mutatedChannel(sound, mutations)
  const card = await openJpki(channel, sound.atr)
  if (!card.ok || !card.value) return channel.sent
  await card.value.certificate()
  await card.value.candidates?.()
  await card.value.triesLeft()
  await card.value.verify(pinOctets('1234'))
  if (known.ok) await card.value.signer(known.value)?.(Buffer.from('statement'))
  return channel.sent
}

it(`ends well, with one VERIFY at most, whatever is wrong with its answers (${RUNS})`, async () => {
  let longest = 0
  await fc.assert(
    fc.asyncProperty(mutationsWithin(20), async (mutations) => {
      const sent = await use(mutations)
      longest = Math.max(longest, sent.length)
      return sent.filter((command) => command.startsWith('0020008004')).length <= 1
    }),
    { seed: SEED, numRuns: RUNS },
  )
  expect(longest).toBeLessThan(600) // exchanges
}, 600_000)
