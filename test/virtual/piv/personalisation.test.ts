import { constants, createHash, publicDecrypt, verify } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createPivCard } from '../../../src/virtual/piv/create-piv-card.ts'
import {
  CERTIFICATE,
  fromHex,
  makeEcKey,
  makeRsaKey,
  pivCard,
  selected,
  send,
  sendWhole,
  toHex,
  VERIFY_123456,
} from '../../support/software-cards.ts'

const message = Buffer.from('koshin-statement/v1\n')
const hash = toHex(createHash('sha256').update(message).digest())
const p256 = makeEcKey()
const p384 = makeEcKey('P-384')
const DISCOVERY = '00 CB 3F FF 03 5C 01 7E 00'
const VERIFY_GLOBAL = '00 20 00 00 08 30 30 30 30 30 30 FF FF'
const get = (tag: string) => `00 CB 3F FF 05 5C 03 ${tag} 00`

describe('a card with a P-384 key', () => {
  const sign = (challenge: string) => {
    const card = selected(pivCard(p384))
    send(card, VERIFY_123456)
    const length = challenge.length / 2
    const octets = (number: number) => number.toString(16).padStart(2, '0')
    return send(
      card,
      `00 87 14 9A ${octets(length + 6)} 7C ${octets(length + 4)} 82 00 81 ${octets(length)} ${challenge} 00`,
    )
  }

  it('signs 48 octets', () => {
    const [, signature = ''] = /^7C..82..(30[0-9A-F]+)9000$/.exec(sign('00'.repeat(16) + hash)) ?? []
    expect(verify('sha256', message, p384.publicKey, fromHex(signature))).toBe(true)
  })

  it.each([32, 47, 49])('refuses %i', (length) => expect(sign('11'.repeat(length))).toBe('6A80'))
})

it('does the bare operation with RSA-3072, by a chain, in pieces', () => {
  const key = makeRsaKey(3072)
  const card = selected(pivCard(key))
  send(card, VERIFY_123456)
  const block = `00${'5A'.repeat(383)}`
  const template = `7C8201868200 81820180${block}`.replace(' ', '')
  expect(send(card, `10 87 05 9A FF ${template.slice(0, 510)}`)).toBe('9000')
  const answer = sendWhole(card, `00 87 05 9A 8B ${template.slice(510)} 00`)
  const [, signature = ''] = /^7C82018482820180([0-9A-F]{768})9000$/.exec(answer) ?? []
  const opened = publicDecrypt({ key: key.publicKey, padding: constants.RSA_NO_PADDING }, fromHex(signature))
  expect(toHex(opened)).toBe(block)
})

it('holds no other keys', () => {
  expect(() => pivCard(makeRsaKey(1024))).toThrow('RSA-2048')
  expect(() => pivCard(makeEcKey('P-521'))).toThrow('P-384')
})

describe('the slots of a card', () => {
  const contents = { certificate: CERTIFICATE.subarray(0, 100), privateKey: p384.pem }
  const only9c = () => selected(pivCard(p256, { slots: new Map([[0x9c, contents]]) }))

  it('are what they are said to hold', () => {
    expect(send(only9c(), get('5FC105'))).toBe('6A82')
    expect(send(only9c(), get('5FC10A'))).toBe(`536B7064${toHex(contents.certificate)}710100FE009000`)
  })

  it('have keys of their own', () => {
    const card = only9c()
    const challenge = `36 7C 34 82 00 81 30 ${'11'.repeat(48)} 00`
    send(card, VERIFY_123456)
    expect(send(card, `00 87 14 9A ${challenge}`)).toBe('6A86')
    send(card, VERIFY_123456)
    expect(send(card, `00 87 14 9C ${challenge}`)).toMatch(/9000$/)
  })

  it('hold a zipped certificate where that is asked for', () => {
    const card = selected(pivCard(p256, { zipped: true }))
    const object = sendWhole(card, get('5FC105'))
    const [, zipped = ''] = /^5382....7082....([0-9A-F]+)710101FE009000$/.exec(object) ?? []
    expect(new Uint8Array(gunzipSync(fromHex(zipped)))).toEqual(CERTIFICATE)
  })
})

describe('the global PIN', () => {
  const card = (primary: boolean) =>
    selected(pivCard(p256, { globalPin: { pin: '000000', maxTries: 3, triesLeft: 3, primary } }))
  const SIGN = `00 87 11 9C 26 7C 24 82 00 81 20 ${hash} 00`

  it.each([
    [true, '6020'],
    [false, '6010'],
  ])('is in the discovery object (primary: %s)', (primary, policy) => {
    expect(send(card(primary), DISCOVERY)).toBe(`7E124F0BA0000003080000100001005F2F02${policy}9000`)
  })

  it('is no PIN of a card without one', () => {
    const without = selected(createPivCard({ certificate: CERTIFICATE, privateKey: p256.pem, ...onlyPin }))
    expect([send(without, '00 20 00 00'), send(without, VERIFY_GLOBAL)]).toEqual(['6A88', '6A88'])
    expect(send(without, DISCOVERY)).toMatch(/40009000$/)
  })
  const onlyPin = { pin: '123456', maxTries: 5, triesLeft: 5 }

  it('opens the card as the other one does, and counts for itself', () => {
    const both = card(true)
    expect(send(both, '00 20 00 00 08 39 39 39 39 39 39 FF FF')).toBe('63C2')
    expect([send(both, '00 20 00 00'), send(both, '00 20 00 80')]).toEqual(['63C2', '63C5'])
    expect(send(both, VERIFY_GLOBAL)).toBe('9000')
    expect(send(both, SIGN)).toMatch(/9000$/)
    expect(send(both, SIGN)).toBe('6982')
    expect(send(both, VERIFY_123456)).toBe('9000')
    expect(send(both, SIGN)).toMatch(/9000$/)
    both.reset()
    expect(send(selected(both), SIGN)).toBe('6982')
  })
})
