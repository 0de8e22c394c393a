import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../../src/reader/operations.ts'
import { createVirtualReader } from '../../../src/reader/virtual.ts'
import { done, failed } from '../../../src/result.ts'
import type { Personalisation } from '../../../src/virtual/piv/personalisation.ts'
import type { SoftwareCard } from '../../../src/virtual/software-card.ts'
import { ecKey, rsaKey, testAuthority } from '../../support/certificates.ts'
import { certifiedCard, pinOctets } from '../../support/certified-card.ts'
import { text } from '../../support/hex.ts'
import { refusingExtended, shortCard } from '../../support/short-card.ts'

const rsa = await certifiedCard('rsa')
const ec = await certifiedCard('ec')
const weak = { ...rsa.contents, certificate: await (await testAuthority()).certify({ key: rsaKey(1024) }) }
const statement = Buffer.from('statement')

/** The slots of a card: what 9A and 9C hold, if anything. */
const card = (a: typeof rsa.contents | null, c: typeof rsa.contents | null, more: Partial<Personalisation> = {}) =>
  rsa.fresh({ slots: new Map([...(a ? [[0x9a, a] as const] : []), ...(c ? [[0x9c, c] as const] : [])]), ...more })

function reading(inserted: SoftwareCard) {
  const sent: string[] = []
  const reader = createVirtualReader({ readers: ['R'] })
  const transmit = (command: Uint8Array) => {
    sent.push(text(command))
    return inserted.transmit(command)
  }
  reader.insert('R', { ...inserted, transmit })
  return { reader, sent, insertion: reader.status().readers[0]?.card?.insertion ?? 0 }
}

/** From the command with the PIN on. */
const fromVerifyOn = (sent: readonly string[]) =>
  sent.slice(sent.findIndex((command) => /^002000(80|00)08/.test(command)))

const how = { extended: (one: SoftwareCard) => one, short: shortCard, 'promising too much': refusingExtended }

describe.each(Object.entries(how))('the certificate that logs in (%s lengths)', (_how, spoken) => {
  it.each([
    ['9A', card(rsa.contents, ec.contents), rsa],
    ['9A, though it is zipped', card({ ...rsa.contents, zipped: true }, ec.contents), rsa],
    ['9C where 9A is empty', card(null, rsa.contents), rsa],
    ['9C where 9A has a key of no use', card(weak, ec.contents), ec],
  ])('is that of %s, and signs', async (_name, fresh, { certificate }) => {
    for (const isRead of [true, false]) {
      const { reader, insertion } = reading(spoken(fresh))
      const fingerprint = fingerprintOf(certificate)
      if (isRead) expect(await reader.readCard(insertion)).toMatchObject(done({ fingerprint }))
      const proof = await reader.prove({ insertion, fingerprint, pin: pinOctets(), statement })
      expect(proof).toMatchObject(done({ fingerprint }))
      const all = await reader.candidates(insertion)
      expect(all.ok && all.value.filter(({ logsIn }) => logsIn)).toMatchObject([{ certificate }])
    }
  })

  it('is signed with right after the PIN, in commands that are not sent twice, where the key wants that', async () => {
    const { reader, insertion, sent } = reading(spoken(card(null, rsa.contents)))
    const fingerprint = fingerprintOf(rsa.certificate)
    await reader.readCard(insertion)
    await reader.prove({ insertion, fingerprint, pin: pinOctets(), statement })
    expect(fromVerifyOn(sent).map((command) => command.slice(0, 10))).toEqual([
      '0020008008',
      '1087079CFF',
      '0087079C0B',
      '00C0000008',
    ])
  })

  it.each([
    ['authentication', rsa],
    ['signature', ec],
  ] as const)('can be another one by its role, %s', async (role, { certificate }) => {
    const { reader, insertion } = reading(spoken(card(rsa.contents, ec.contents)))
    const fingerprint = fingerprintOf(certificate)
    expect(await reader.prove({ insertion, fingerprint, pin: pinOctets(), statement, role })).toMatchObject({
      ok: true,
    })
    const other = await reader.prove({ insertion, fingerprint: '00', pin: pinOctets(), statement, role })
    expect(other).toEqual(failed({ kind: 'card.changed' }))
  })
})

describe('a card', () => {
  it('without a certificate in a role says so, and gets no PIN', async () => {
    const { reader, insertion, sent } = reading(card(null, rsa.contents))
    const request = { insertion, fingerprint: fingerprintOf(rsa.certificate), pin: pinOctets(), statement }
    const proof = await reader.prove({ ...request, role: 'authentication' })
    expect(proof).toEqual(failed({ kind: 'card.certificate-missing' }))
    expect(sent.filter((command) => command.startsWith('0020'))).toEqual([])
  })

  it('of no use at all is shown by its first certificate', async () => {
    const { reader, insertion } = reading(card(weak, weak))
    expect(await reader.readCard(insertion)).toMatchObject(done({ certificate: weak.certificate }))
  })

  it.each([rsaKey(3072), ecKey('P-384')])('signs with whatever the standard has', async (key) => {
    const { certificate, fresh } = await certifiedCard(key)
    for (const spoken of [fresh(), shortCard(fresh())]) {
      const { reader, insertion } = reading(spoken)
      const fingerprint = fingerprintOf(certificate)
      await reader.readCard(insertion)
      expect(await reader.prove({ insertion, fingerprint, pin: pinOctets(), statement })).toMatchObject({ ok: true })
    }
  })

  it.each([
    [true, 3, '000000'],
    [false, 5, '123456'],
  ])('is opened by the PIN that its holder knows (global: %s)', async (primary, triesLeft, pin) => {
    const globalPin = { pin: '000000', maxTries: 3, triesLeft: 3, primary }
    for (const isRead of [true, false]) {
      const { reader, insertion, sent } = reading(rsa.fresh({ globalPin }))
      if (isRead) expect(await reader.readCard(insertion)).toMatchObject(done({ triesLeft }))
      expect(await reader.triesLeft(insertion)).toEqual(done(triesLeft))
      const request = { insertion, fingerprint: fingerprintOf(rsa.certificate), pin: pinOctets(pin), statement }
      expect(await reader.prove(request)).toMatchObject({ ok: true })
      expect(sent.filter((command) => /^002000..08/.test(command))).toHaveLength(1)
    }
  })
})
