import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../src/reader/operations.ts'
import { createVirtualReader } from '../../src/reader/virtual.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { certifiedCard, pinOctets } from '../support/certified-card.ts'
import { countExchanges } from '../support/count-exchanges.ts'
import { turningCard } from '../support/faulty-card.ts'
import { refusingExtended, shortCard } from '../support/short-card.ts'

const kinds = { rsa: await certifiedCard('rsa', 1024), ec: await certifiedCard('ec', 1024) }
const asItIs = (card: SoftwareCard) => card

describe('exchanges with a PIV card whose certificate has 1 KB', () => {
  it.each([
    ['rsa', 'extended lengths', asItIs, { identify: 4, sign: 4 }],
    ['ec', 'extended lengths', asItIs, { identify: 4, sign: 4 }],
    ['rsa', 'short lengths', shortCard, { identify: 8, sign: 6 }],
    ['ec', 'short lengths', shortCard, { identify: 8, sign: 4 }],
  ] as const)('are few (%s, %s)', async (kind, _name, how, most) => {
    const { certificate, fresh } = kinds[kind]
    expect(certificate.length).toBeGreaterThanOrEqual(1024)
    const count = await countExchanges(how(fresh()), fingerprintOf(certificate))
    expect(count).toEqual(most)
    expect(count.identify + count.sign).toBeLessThanOrEqual(14)
  })

  it('are one more each time for a card that does not keep what its ATR promises', async () => {
    const { certificate, fresh } = kinds.rsa
    const count = await countExchanges(refusingExtended(fresh()), fingerprintOf(certificate))
    expect(count).toEqual({ identify: 9, sign: 7 })
  })
})

describe('a card that turned into another after it was shown, without any event', () => {
  it.each([
    ['extended', asItIs],
    ['short', shortCard],
  ])('gets no PIN (%s lengths)', async (_name, how) => {
    const reader = createVirtualReader({ readers: ['R'] })
    const other = await certifiedCard('rsa', 1024)
    const card = turningCard(how(kinds.rsa.fresh()), how(other.fresh()))
    let verifies = 0
    reader.insert('R', {
      ...card,
      transmit(command) {
        if (command[1] === 0x20 && command.length > 5) verifies++
        return card.transmit(command)
      },
    })
    const insertion = reader.status().readers[0]?.card?.insertion ?? 0
    await reader.readCard(insertion)
    card.turn()
    const fingerprint = fingerprintOf(kinds.rsa.certificate)
    const proof = await reader.prove({ insertion, fingerprint, pin: pinOctets(), statement: Buffer.from('statement') })
    expect(proof).toMatchObject({ failure: { kind: 'card.changed' } })
    expect(verifies).toBe(0)
  })
})
