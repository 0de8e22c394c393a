import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cardKey } from '../../../src/cards/card-key.ts'
import { openJpki } from '../../../src/cards/jpki/open-jpki.ts'
import { done } from '../../../src/result.ts'
import { pinOctets } from '../../support/certified-card.ts'
import { text } from '../../support/hex.ts'
import { jpkiCardKind } from '../../support/jpki-card.ts'

const SEED = 20_261_123
const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000)
const kind = await jpkiCardKind()
const known = cardKey(kind.certificate)

interface Mutation {
  readonly at: number // exchange
  readonly place: number // of the answer, in thousandths
  readonly octets: Uint8Array
  readonly how: 'replaces' | 'is put in' | 'is all'
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.integer({ min: 0, max: 20 }),
  place: fc.integer({ min: 0, max: 1000 }),
  octets: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom('9000', '6100', '6CFF', '63C1', '3084FFFFFFFF')
      .map((octets) => Uint8Array.from(Buffer.from(octets, 'hex'))),
  ),
  how: fc.constantFrom('replaces', 'is put in', 'is all'),
})

function mutated(answer: Uint8Array, { place, octets, how }: Mutation): Uint8Array {
  const at = Math.round((answer.length * place) / 1000)
  if (how === 'is all') return octets
  return Buffer.concat([answer.subarray(0, at), octets, answer.subarray(how === 'replaces' ? at + octets.length : at)])
}

/** Everything that is ever done with a card, on one that answers so. */
async function use(mutations: readonly Mutation[]) {
  const sound = kind.fresh()
  const sent: string[] = []
  const transmit = (command: Uint8Array) => {
    const exchange = sent.push(text(command)) - 1
    const mutation = mutations.find(({ at }) => at === exchange)
    const answer = sound.transmit(command)
    return Promise.resolve(done(mutation ? mutated(answer, mutation) : answer))
  }
  const card = await openJpki({ transmit }, sound.atr)
  if (!card.ok || !card.value) return sent
  await card.value.certificate()
  await card.value.candidates?.()
  await card.value.triesLeft()
  await card.value.verify(pinOctets('1234'))
  if (known.ok) await card.value.signer(known.value)?.(Buffer.from('statement'))
  return sent
}

it(`ends well, with one VERIFY at most, whatever is wrong with its answers (${RUNS})`, async () => {
  let longest = 0
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
      const sent = await use(mutations)
      longest = Math.max(longest, sent.length)
      return sent.filter((command) => command.startsWith('0020008004')).length <= 1
    }),
    { seed: SEED, numRuns: RUNS },
  )
  expect(longest).toBeLessThan(600) // exchanges
}, 600_000)
