import { describe, expect, it } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { cardKey } from '../../../src/cards/card-key.ts'
import { openPiv } from '../../../src/cards/piv/open-piv.ts'
import { done, failed } from '../../../src/result.ts'
import { ecKey, rsaKey, testAuthority } from '../../support/certificates.ts'
import { certifiedCard, pinOctets } from '../../support/certified-card.ts'
import { hex } from '../../support/hex.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const SELECT = '00A4040009A0000003080000100000'

async function opened(...answers: readonly string[]) {
  const channel = scriptedChannel('9000', ...answers)
  const card = await openPiv(channel)
  if (!card.ok || !card.value) throw new Error('no card')
  return { card: card.value as Card, sent: () => channel.sent.slice(1) }
}

describe('a PIV card', () => {
  it('is selected by its AID without a version', async () => {
    const channel = scriptedChannel('61064F0400001000 9000')
    expect(await openPiv(channel)).toMatchObject({ ok: true, value: { application: 'piv' } })
    expect(channel.sent).toEqual([SELECT])
  })

  it('is another card when it does not know the AID', async () => {
    expect(await openPiv(scriptedChannel('6A82'))).toEqual(done(null))
  })

  it('has its certificate for logging in at 9A', async () => {
    const { card, sent } = await opened('5305 7003AABBCC 9000')
    expect(await card.certificate()).toEqual(done(Uint8Array.of(0xaa, 0xbb, 0xcc)))
    expect(sent()).toEqual(['00CB3FFF055C035FC10500'])
  })

  it('may have none', async () => {
    const { card } = await opened('6A82')
    expect(await card.certificate()).toEqual(failed({ kind: 'card.certificate-missing' }))
  })

  it.each([
    ['both', '5305 7003DDEEFF 9000', [{ role: 'signature', logsIn: false, certificate: hex('DDEEFF') }]],
    ['the one that logs in, where 9C has none', '6A82', []],
    ['the one that logs in, where 9C was emptied', '5300 9000', []],
  ])('names its certificates: %s', async (_name, answer, signature) => {
    const { card, sent } = await opened('5305 7003AABBCC 9000', answer)
    const authentication = { role: 'authentication', logsIn: true, certificate: hex('AABBCC') }
    expect(await card.candidates?.()).toEqual(done([authentication, ...signature]))
    expect(sent()).toEqual(['00CB3FFF055C035FC10500', '00CB3FFF055C035FC10A00'])
  })

  it.each([
    [['6A82'], { kind: 'card.certificate-missing' }],
    [['5305 7003AABBCC 9000', '6F00'], { kind: 'card.refused', statusWord: '6F00' }],
    [['5305 7003AABBCC 9000', ''], { kind: 'card.removed' }],
  ] as const)('names no certificates where one cannot be read', async (answers, failure) => {
    const { card } = await opened(...answers)
    expect(await card.candidates?.()).toEqual(failed(failure))
  })

  it('says for free how many tries are left', async () => {
    const { card, sent } = await opened('63C3')
    expect(await card.triesLeft()).toEqual(done(3))
    expect(sent()).toEqual(['00200080'])
  })

  it('is given the PIN filled up with FF, and the octets are wiped', async () => {
    const { card, sent } = await opened('9000')
    const pin = pinOctets('123456')
    expect(await card.verify(pin)).toEqual(done(undefined))
    expect(sent()).toEqual(['0020008008313233343536FFFF'])
    expect(pin).toEqual(new Uint8Array(6))
  })

  it('signs with P-256 on the digest of the statement', async () => {
    const key = cardKey((await certifiedCard('ec')).certificate)
    const { card, sent } = await opened('7C03 8201AA 9000')
    const sign = key.ok ? card.signer(key.value) : null
    expect(await sign?.(Buffer.from('abc'))).toEqual(done(Uint8Array.of(0xaa)))
    const digest = 'BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD' // FIPS 180-4, 'abc'
    expect(sent()).toEqual([`0087119A267C2482008120${digest}00`])
  })

  it.each([rsaKey(1024), rsaKey(4096), ecKey('P-384')])('signs with no other key', async (key) => {
    const known = cardKey(await (await testAuthority()).certify({ key }))
    const { card, sent } = await opened()
    expect(known.ok && card.signer(known.value)).toBeNull()
    expect(sent()).toEqual([])
  })
})
