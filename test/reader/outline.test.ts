import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fingerprintOf } from '../../src/reader/operations.ts'
import { createVirtualReader } from '../../src/reader/virtual.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { certifiedCard } from '../support/certified-card.ts'
import { jpkiCardKind } from '../support/jpki-card.ts'

const piv = await certifiedCard('rsa')
const jpki = await jpkiCardKind()
const statement = Buffer.from('statement')

/** What is heard while a card is read and one PIN is tried on it. */
async function heard(card: SoftwareCard, certificate: Uint8Array, pin: string): Promise<readonly string[]> {
  const lines: string[] = []
  const reader = createVirtualReader({ readers: ['R'], hear: (line) => lines.push(line) })
  reader.insert('R', card)
  await reader.readCard(1)
  await reader.prove({ insertion: 1, fingerprint: fingerprintOf(certificate), pin: Buffer.from(pin), statement })
  await reader.close()
  return lines
}

const LINE =
  /^(reader\.seen R|card\.seen R [0-9A-F]+|connect R|disconnect \w+|> [0-9A-F]{8}( Lc \d+)?( Le \d+)?|< \d+ [0-9A-F]{4})$/

it('has room for neither a PIN nor a name', async () => {
  const lines = await heard(piv.fresh(), piv.certificate, '123456')
  expect(lines.filter((line) => !LINE.test(line))).toEqual([])
  expect(lines.join('\n')).toMatch(/> 00200080\n< 0 9000\n> 0087079A /)
})

const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength })

it.each([
  ['a PIV card', piv, digits(6, 8), '123456'],
  ['a My Number card', jpki, digits(4, 4), '1234'],
])('is the same whatever wrong PIN is typed for %s', async (_, { fresh, certificate }, pins, right) => {
  const wrong = pins.filter((pin) => pin !== right)
  await fc.assert(
    fc.asyncProperty(wrong, wrong, async (one, other) => {
      const lines = await heard(fresh(), certificate, one)
      expect(lines.some((line) => line.startsWith('< 0 63C'))).toBe(true)
      expect(await heard(fresh(), certificate, other)).toEqual(lines)
    }),
    { numRuns: 25 },
  )
})
