import { describe, expect, it } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { openPiv } from '../../../src/cards/piv/open-piv.ts'
import { verifyingKey } from '../../../src/cards/verifying-key.ts'
import { done, failed } from '../../../src/result.ts'
import { ecKey, rsaKey, testAuthority } from '../../support/certificates.ts'
import { certifiedCard, pinOctets } from '../../support/certified-card.ts'
import { hex } from '../../support/hex.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const DIGEST = 'BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD' // FIPS 180-4, 'abc'
const DISCOVERY = '7E12 4F0B A000000308000010000100 5F2F02'
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
    const { card } = await opened('6A82', '5300 9000')
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
    [['6A82', '6A82'], { kind: 'card.certificate-missing' }],
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

  it.each([
    ['its global one where the card says so', `${DISCOVERY}6020 9000`, '00'],
    ["the application's where the card prefers that", `${DISCOVERY}6010 9000`, '80'],
    ['the only one', `${DISCOVERY}4000 9000`, '80'],
    ['the only one, whatever follows', `${DISCOVERY}4020 9000`, '80'],
    ["the application's on a card without the object", '6A82', '80'],
    ["the application's on a card that does not show the object", '6982', '80'],
    ["the application's on a card whose object says nothing", '7E00 9000', '80'],
  ])('has its PIN verified: %s', async (_name, answer, reference) => {
    const { card, sent } = await opened(answer, '63C3', '9000')
    const rules = await card.choosePin?.(null)
    await card.triesLeft()
    await card.verify(pinOctets('123456'))
    expect(sent()).toEqual(['00CB3FFF035C017E00', `002000${reference}`, `002000${reference}08313233343536FFFF`])
    expect(rules).toMatchObject(done({ minLength: 6, maxLength: 8, ...(reference === '00' ? { reference: 0 } : {}) }))
  })

  it('is not asked for its PIN again', async () => {
    const { card, sent } = await opened('9000')
    await card.choosePin?.({ ...card.pin, reference: 0 })
    await card.verify(pinOctets('123456'))
    expect(sent()).toEqual(['0020000008313233343536FFFF'])
  })

  it('is not verified where the question for its PIN meets no card', async () => {
    const { card } = await opened('')
    expect(await card.choosePin?.(null)).toEqual(failed({ kind: 'card.removed' }))
  })

  it('signs with P-256 on the digest of the statement', async () => {
    const key = verifyingKey((await certifiedCard('ec')).certificate)
    const { card, sent } = await opened('7C03 8201AA 9000')
    const sign = key.ok ? card.signer(key.value) : null
    expect(await sign?.(Buffer.from('abc'))).toEqual(done(Uint8Array.of(0xaa)))
    expect(sent()).toEqual([`0087119A267C2482008120${DIGEST}00`])
  })

  it('signs with P-384 on as many octets as the key has', async () => {
    const { contents } = await certifiedCard(ecKey('P-384'))
    const key = verifyingKey(contents.certificate)
    const { card, sent } = await opened('7C03 8201AA 9000')
    await (key.ok && card.signer(key.value)?.(Buffer.from('abc')))
    expect(sent()).toEqual([`0087149A367C3482008130${'00'.repeat(16)}${DIGEST}00`])
  })

  it('signs with RSA-3072 in a chain', async () => {
    const { contents } = await certifiedCard(rsaKey(3072))
    const key = verifyingKey(contents.certificate)
    const { card, sent } = await opened('9000', '7C03 8201AA 9000')
    await (key.ok && card.signer(key.value)?.(Buffer.from('abc')))
    expect(sent()[0]).toMatch(/^1087059AFF7C8201868200818201800001F{300}/)
    expect(sent()[1]).toMatch(new RegExp(`^0087059A8B(FF)+00303130.*${DIGEST}00$`))
  })

  it.each([rsaKey(1024), rsaKey(4096), ecKey('P-521')])('signs with no other key', async (key) => {
    const known = verifyingKey(await (await testAuthority()).certify({ key }))
    const { card, sent } = await opened()
    expect(known.ok && card.signer(known.value)).toBeNull()
    expect(sent()).toEqual([])
  })
})
