import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../src/reader/operations.ts'
import { createVirtualReader } from '../../src/reader/virtual.ts'
import { failed } from '../../src/result.ts'
import { createPkcs15Card } from '../../src/virtual/pkcs15/create-pkcs15-card.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { rsaKey, testAuthority } from '../support/certificates.ts'
import { certifiedCard, pinOctets } from '../support/certified-card.ts'
import { faultyCard } from '../support/faulty-card.ts'
import { jpkiCardKind } from '../support/jpki-card.ts'
import { createPad, takeApart } from '../support/pin-pad.ts'

const piv = await certifiedCard('rsa')
const jpki = await jpkiCardKind()
const pkcs15 = await pkcs15Kind()
const statement = Buffer.from('statement')

async function pkcs15Kind() {
  const key = rsaKey()
  const certificate = await (await testAuthority()).certify({ key })
  const privateKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const options = { certificate, authority: null, privateKey, pin: '1234', maxTries: 3, triesLeft: 3 }
  return { certificate, fresh: () => createPkcs15Card(options) }
}

/** A card in a reader with a pad, on which `typed` is typed. */
function inserted(card: SoftwareCard, typed: () => string | number) {
  const pad = createPad(typed)
  const reader = createVirtualReader({
    readers: ['R'],
    pad: async (structure, inReader) => pad.answer(structure, inReader),
  })
  const counted = faultyCard(card)
  reader.insert('R', counted)
  const insertion = reader.status().readers[0]?.card?.insertion ?? 0
  return { reader, counted, insertion, structures: pad.structures }
}

describe.each([
  ['piv', piv.certificate, () => piv.fresh(), '123456'],
  ['jpki', jpki.certificate, () => jpki.fresh(), '1234'],
  ['pkcs15', pkcs15.certificate, () => pkcs15.fresh(), '1234'],
])('a %s card in a reader with a pad', (application, certificate, fresh, pin) => {
  const fingerprint = fingerprintOf(certificate)

  it('signs with the PIN that was typed there, in as many exchanges as with any other', async () => {
    const { reader, counted, insertion, structures } = inserted(fresh(), () => pin)
    expect(await reader.readCard(insertion)).toMatchObject({ value: { application, pinPad: { seconds: 90 } } })
    const before = counted.exchanges()
    expect(await reader.prove({ insertion, fingerprint, pin: null, statement })).toMatchObject({ ok: true })
    const onPad = counted.exchanges() - before
    expect([structures.length, counted.verifies()]).toEqual([1, 1])
    expect(structures.map((structure) => takeApart(structure).seconds)).toEqual([90])
    const typed = await reader.prove({ insertion, fingerprint, pin: pinOctets(pin), statement })
    expect(typed).toMatchObject({ ok: true })
    expect(counted.exchanges() - before - onPad).toBe(onPad)
  })

  it('is not sent anything when another card was meant', async () => {
    const { reader, counted, insertion, structures } = inserted(fresh(), () => pin)
    const proof = await reader.prove({ insertion, fingerprint: 'a'.repeat(64), pin: null, statement })
    expect(proof).toEqual(failed({ kind: 'card.changed' }))
    expect([structures.length, counted.verifies()]).toEqual([0, 0])
  })

  it('says that it was pulled out, and not that somebody cancelled', async () => {
    const { reader, insertion, structures } = inserted(fresh(), () => {
      reader.remove('R')
      return 0x6401
    })
    const proof = await reader.prove({ insertion, fingerprint, pin: null, statement })
    expect(proof).toEqual(failed({ kind: 'card.removed' }))
    expect(structures).toHaveLength(1)
  })
})

it.each([
  [true, '654321', 0x00],
  [false, '123456', 0x80],
])('asks a PIV card for the PIN that its holder knows (global: %s)', async (primary, pin, reference) => {
  const globalPin = { pin: '654321', maxTries: 3, triesLeft: 3, primary }
  const { reader, insertion, structures } = inserted(piv.fresh({ globalPin }), () => pin)
  await reader.readCard(insertion)
  const fingerprint = fingerprintOf(piv.certificate)
  expect(await reader.prove({ insertion, fingerprint, pin: null, statement })).toMatchObject({ ok: true })
  expect(structures.map((structure) => takeApart(structure).apdu[3])).toEqual([reference])
})
