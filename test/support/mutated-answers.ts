import fc from 'fast-check'
import type { Channel } from '../../src/iso7816/channel.ts'
import { done } from '../../src/result.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { text } from './hex.ts'

/** What becomes of one answer. */
export interface Mutation {
  readonly at: number // exchange, from 0
  readonly place: number // of the answer, in thousandths
  readonly octets: Uint8Array
  readonly how: 'replaces' | 'is put in' | 'is all'
}

const TELLING = ['9000', '6100', '6CFF', '63C1', '3084FFFFFFFF', '6982', '7084FFFFFFFF', '5380', '1F8B0800']

/** One to three mutations among so many exchanges. */
export const mutationsWithin = (exchanges: number): fc.Arbitrary<readonly Mutation[]> =>
  fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: exchanges }),
      place: fc.integer({ min: 0, max: 1000 }),
      octets: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        fc.constantFrom(...TELLING).map((octets) => Uint8Array.from(Buffer.from(octets, 'hex'))),
      ),
      how: fc.constantFrom('replaces', 'is put in', 'is all'),
    }),
    { minLength: 1, maxLength: 3 },
  )

/** A sound card whose answers come so, and what it was asked. */
export function mutatedChannel(
  card: SoftwareCard,
  mutations: readonly Mutation[],
): Channel & { readonly sent: string[] } {
  const sent: string[] = []
  return {
    sent,
    transmit(command) {
      const exchange = sent.push(text(command)) - 1
      const mutation = mutations.find(({ at }) => at === exchange)
      const answer = card.transmit(command)
      return Promise.resolve(done(mutation ? mutated(answer, mutation) : answer))
    },
  }
}

function mutated(answer: Uint8Array, { place, octets, how }: Mutation): Uint8Array {
  const at = Math.round((answer.length * place) / 1000)
  if (how === 'is all') return octets
  return Buffer.concat([answer.subarray(0, at), octets, answer.subarray(how === 'replaces' ? at + octets.length : at)])
}
