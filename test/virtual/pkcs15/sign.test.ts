import { createHash, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { SoftwareCard } from '../../../src/virtual/software-card.ts'
import { fromHex, makeEcKey, makeRsaKey, pkcs15Card, send, sendWhole, toHex } from '../../support/software-cards.ts'

const key = makeRsaKey()
const card = (options = {}) => pkcs15Card(key, options)
const TRIES_LEFT = '00 20 00 81'
const RIGHT = '00 20 00 81 08 31 32 33 34 FF FF FF FF'
const WRONG = '00 20 00 81 08 39 39 39 39 FF FF FF FF'
const CHOOSE = '00 22 41 B6 06 80 01 02 84 01 01'
const statement = Buffer.from('statement')
const DIGEST_INFO = `3031300D060960864801650304020105000420${createHash('sha256').update(statement).digest('hex')}`
const SIGN = `00 2A 9E 9A 33 ${DIGEST_INFO} 00`

const ready = (sample: SoftwareCard = card()) => {
  send(sample, RIGHT)
  send(sample, CHOOSE)
  return sample
}

describe('VERIFY on a PKCS#15 card', () => {
  it('says how many tries are left, and spends none', () => {
    const sample = card()
    expect([1, 2, 3].map(() => send(sample, TRIES_LEFT))).toEqual(['63C3', '63C3', '63C3'])
  })

  it('takes the right PIN, padded', () => {
    const sample = card()
    expect(send(sample, RIGHT)).toBe('9000')
    expect(send(sample, TRIES_LEFT)).toBe('9000')
  })

  it('counts wrong PINs down to blocked, and then refuses the right one, after a reset too', () => {
    const sample = card()
    expect([1, 2, 3, 4].map(() => send(sample, WRONG))).toEqual(['63C2', '63C1', '63C0', '6983'])
    sample.reset()
    expect([RIGHT, TRIES_LEFT].map((command) => send(sample, command))).toEqual(['6983', '6983'])
  })

  it('counts from the start again after the right PIN, and forgets that one after a wrong PIN', () => {
    const sample = card({ triesLeft: 1 })
    send(sample, RIGHT)
    expect(send(sample, WRONG)).toBe('63C2')
    expect(send(sample, TRIES_LEFT)).toBe('63C2')
  })

  it('compares octets: the padding counts', () => {
    expect(send(card(), '00 20 00 81 08 31 32 33 34 00 00 00 00')).toBe('63C2')
  })

  it.each([
    ['no padding', '00 20 00 81 04 31 32 33 34', '6700'],
    ['another reference', '00 20 00 01', '6A88'],
    ['another P1', '00 20 01 81', '6A86'],
  ])('refuses %s and spends nothing', (_, command, status) => {
    const sample = card()
    expect(send(sample, command)).toBe(status)
    expect(send(sample, TRIES_LEFT)).toBe('63C3')
  })
})

describe('MANAGE SECURITY ENVIRONMENT', () => {
  it.each([
    ['algorithm and key', CHOOSE, '9000'],
    ['the key alone', '00 22 41 B6 03 84 01 01', '9000'],
    ['file and key', '00 22 41 B6 07 81 02 50 15 84 01 01', '9000'],
    ['another key', '00 22 41 B6 03 84 01 02', '6A88'],
    ['another algorithm', '00 22 41 B6 06 80 01 11 84 01 01', '6A88'],
    ['a member it does not know', '00 22 41 B6 06 83 01 01 84 01 01', '6A88'],
    ['a reference of two octets', '00 22 41 B6 04 84 02 01 01', '6A88'],
    ['no key', '00 22 41 B6 03 80 01 02', '6A80'],
    ['a template cut off', '00 22 41 B6 02 84 01', '6A80'],
    ['deciphering', '00 22 41 B8 03 84 01 01', '6A86'],
    ['verifying', '00 22 81 B6 03 84 01 01', '6A86'],
  ])('answers to %s', (_, command, status) => expect(send(card(), command)).toBe(status))
})

describe('COMPUTE DIGITAL SIGNATURE on a PKCS#15 card', () => {
  it('signs what node:crypto verifies', () => {
    const answer = send(ready(), SIGN)
    expect(answer).toHaveLength(2 * 258)
    expect(verify('sha256', statement, key.publicKey, fromHex(answer.slice(0, -4)))).toBe(true)
  })

  it('gives the signature in pieces, or at once for an extended Le', () => {
    const whole = send(ready(), SIGN)
    expect(sendWhole(ready(), SIGN.slice(0, -3))).toBe(whole)
    expect(send(ready(), `00 2A 9E 9A 00 00 33 ${DIGEST_INFO} 00 00`)).toBe(whole)
  })

  it('signs again without another PIN', () => {
    const sample = ready()
    expect(send(sample, SIGN)).toBe(send(sample, SIGN))
  })

  it.each([
    ['without a PIN', [CHOOSE], SIGN, '6982'],
    ['without a key chosen', [RIGHT], SIGN, '6985'],
    ['after a choice that failed', [RIGHT, CHOOSE, '00 22 41 B6 03 84 01 02'], SIGN, '6985'],
    ['after a wrong PIN', [RIGHT, CHOOSE, WRONG], SIGN, '6982'],
    ['nothing', [RIGHT, CHOOSE], '00 2A 9E 9A 00', '6700'],
    ['more than fits', [RIGHT, CHOOSE], `00 2A 9E 9A F6 ${'00'.repeat(246)} 00`, '6700'],
    ['with padding of the host', [RIGHT, CHOOSE], SIGN.replace('9E 9A', '9E 9B'), '6A86'],
  ])('does not sign %s', (_, before, command, status) => {
    const sample = card()
    for (const each of before) send(sample, each)
    expect(send(sample, command)).toBe(status)
  })

  it('forgets PIN, key and file when it is reset', () => {
    const sample = ready()
    send(sample, '00 A4 02 0C 02 2F 00')
    sample.reset()
    expect([TRIES_LEFT, SIGN, '00 B0 00 00 00'].map((command) => send(sample, command))).toEqual([
      '63C3',
      '6985',
      '6986',
    ])
  })
})

describe('a PKCS#15 card', () => {
  it('has an answer to reset whose check octet is right', () => {
    const { atr } = card()
    expect(toHex(atr)).toBe('3B8C018073F42140564B4F53483135A6')
    expect(atr.subarray(1).reduce((sum, octet) => sum ^ octet, 0)).toBe(0)
  })

  it.each([
    ['6D00', '00 84 00 00 08'],
    ['6E00', '80 20 00 81'],
    ['6E00', '10 2A 9E 9A 01 00'],
    ['6700', '00 20 00 81 08 31 32'],
    ['6985', '00 C0 00 00 00'],
    ['6A86', '00 C0 01 00 00'],
  ])('answers %s to %s', (status, command) => expect(send(card(), command)).toBe(status))

  it('is made for RSA-2048', () => expect(() => pkcs15Card(makeEcKey())).toThrow('RSA-2048'))
})
