import { expect, it } from 'vitest'
import { proveCard } from '../../../src/commands/card/prove-card.ts'
import { fingerprintOf } from '../../../src/reader/operations.ts'
import { createVirtualReader, type VirtualPad } from '../../../src/reader/virtual.ts'
import { done, failed } from '../../../src/result.ts'
import { certifiedCard, pinOctets } from '../../support/certified-card.ts'
import { hex } from '../../support/hex.ts'
import { createPad } from '../../support/pin-pad.ts'
import { statementFor } from '../../support/statements.ts'

const sample = await certifiedCard('rsa')
const fingerprint = fingerprintOf(sample.certificate)
const timers = {
  after(_: number, callback: () => void) {
    const immediate = setImmediate(callback)
    return () => clearImmediate(immediate)
  },
}

/** The command on a card in a reader with this pad; `asked` counts how often standard input was read. */
async function proved(pad?: VirtualPad) {
  const reader = createVirtualReader({ readers: ['R'], ...(pad ? { pad } : {}) })
  reader.insert('R', sample.fresh())
  const seen = { asked: 0, kept: 0 }
  const result = await proveCard(
    { reader, timers, pause: async () => undefined },
    {
      reader: null,
      role: null,
      statement: statementFor(sample.certificate),
      fingerprint,
      file: { keep: () => seen.kept++ },
      askPin() {
        seen.asked++
        return pinOctets()
      },
    },
  )
  return { result, ...seen }
}

const SIGNED = done({ algorithm: 'rsa-pkcs1-sha256', fingerprint })

it('takes the PIN from the pad of the reader, and asks for none', async () => {
  const pad = createPad(() => '123456')
  const onPad = await proved(async (structure, card) => pad.answer(structure, card))
  expect(onPad).toEqual({ result: SIGNED, asked: 0, kept: 1 })
  expect(pad.structures).toHaveLength(1)
})

it('asks for the PIN where the reader has no pad', async () => {
  expect(await proved()).toEqual({ result: SIGNED, asked: 1, kept: 1 })
})

it.each([
  ['6400', { kind: 'pin-pad.timed-out' }],
  ['6401', { kind: 'pin-pad.cancelled' }],
  ['6B80', { kind: 'pin-pad.refused', detail: '6B80' }],
] as const)('says what happened on the pad (%s), and does not ask for the PIN instead', async (answer, failure) => {
  expect(await proved(async () => hex(answer))).toEqual({ result: failed(failure), asked: 0, kept: 0 })
})
