import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../src/reader/operations.ts'
import { createVirtualReader } from '../../src/reader/virtual.ts'
import { createPkcs15Card } from '../../src/virtual/pkcs15/create-pkcs15-card.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { testAuthority } from '../support/certificates.ts'
import { type CertifiedCard, certifiedCard, pinOctets } from '../support/certified-card.ts'
import { countExchanges } from '../support/count-exchanges.ts'
import { faultyCard, turningCard } from '../support/faulty-card.ts'
import { shortCard } from '../support/short-card.ts'

const { certificate: authority } = await testAuthority()
const [own, others] = [await certifiedCard('rsa', 1024), await certifiedCard('rsa', 1024)]

function pkcs15({ certificate, key }: CertifiedCard): SoftwareCard {
  const privateKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return createPkcs15Card({ certificate, authority, privateKey, pin: '123456', maxTries: 5, triesLeft: 5 })
}

describe('a PKCS#15 card that was read before', () => {
  it.each([
    ['extended', (card: SoftwareCard) => card, { identify: 12, sign: 6 }],
    ['short', shortCard, { identify: 16, sign: 6 }],
  ] as const)('is not asked again what it said (%s lengths)', async (_name, how, count) => {
    expect(await countExchanges(how(pkcs15(own)), fingerprintOf(own.certificate))).toEqual(count)
  })

  it.each([
    ['another PKCS#15 card', pkcs15(others), 0],
    ['a PIV card', others.fresh(), 0],
    ['a PIV card with the same certificate', own.fresh(), 1],
  ] as const)('and turned into %s without any event is found out', async (_name, other, verified) => {
    const reader = createVirtualReader({ readers: ['R'] })
    const turning = turningCard(pkcs15(own), other)
    const card = faultyCard(turning)
    reader.insert('R', card)
    const insertion = reader.status().readers[0]?.card?.insertion ?? 0
    expect(await reader.readCard(insertion)).toMatchObject({ ok: true })
    turning.turn()
    const fingerprint = fingerprintOf(own.certificate)
    const proof = await reader.prove({ insertion, fingerprint, pin: pinOctets(), statement: Buffer.from('statement') })
    expect(proof).toMatchObject(verified ? { ok: true } : { failure: { kind: 'card.changed' } })
    expect(card.verifies()).toBe(verified)
  })
})
