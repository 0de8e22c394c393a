import { describe, expect, it } from 'vitest'
import { CERTIFICATE, makeEcKey, pivCard, selected, send, sendWhole, toHex } from '../../support/software-cards.ts'

const key = makeEcKey()
const card = () => selected(pivCard(key))

// 949 octets = 0x3B5; 70 82 03B5 …, 71 01 00, FE 00 make 0x3BE
const OBJECT = `538203BE708203B5${toHex(CERTIFICATE)}710100FE00`

describe('GET DATA', () => {
  it.each([
    ['9A', '00 CB 3F FF 05 5C 03 5F C1 05'],
    ['9C', '00 CB 3F FF 05 5C 03 5F C1 0A'],
  ])('gives the certificate of key %s, in pieces', (_, command) => {
    expect(sendWhole(card(), `${command} 00`)).toBe(`${OBJECT}9000`)
    expect(sendWhole(card(), command)).toBe(`${OBJECT}9000`)
  })

  it('says how much is left, 256 and more as 00', () => {
    const sample = card()
    expect(send(sample, '00 CB 3F FF 05 5C 03 5F C1 05 00')).toBe(`${OBJECT.slice(0, 512)}6100`)
    expect(send(sample, '00 C0 00 00 00')).toBe(`${OBJECT.slice(512, 1024)}6100`)
    expect(send(sample, '00 C0 00 00 80')).toBe(`${OBJECT.slice(1024, 1280)}6100`)
    expect(send(sample, '00 C0 00 00 80')).toBe(`${OBJECT.slice(1280, 1536)}61C2`)
    expect(send(sample, '00 C0 00 00 C2')).toBe(`${OBJECT.slice(1536)}9000`)
    expect(send(sample, '00 C0 00 00 00')).toBe('6985')
  })

  it('gives everything at once for an extended Le', () => {
    expect(send(card(), '00 CB 3F FF 00 00 05 5C 03 5F C1 05 00 00')).toBe(`${OBJECT}9000`)
    expect(send(card(), '00 CB 3F FF 00 00 05 5C 03 5F C1 05 03 00')).toBe(`${OBJECT.slice(0, 1536)}61C2`)
  })

  it('gives the discovery object', () => {
    expect(send(card(), '00 CB 3F FF 03 5C 01 7E 00')).toBe('7E124F0BA0000003080000100001005F2F0240009000')
  })

  it.each([
    ['CHUID', '5F C1 02'],
    ['key management certificate', '5F C1 0B'],
    ['security object', '5F C1 06'],
  ])('has no %s', (_, tag) => expect(send(card(), `00 CB 3F FF 05 5C 03 ${tag} 00`)).toBe('6A82'))

  it.each([
    ['another tag list', '00 CB 3F FF 05 5D 03 5F C1 05 00', '6A80'],
    ['a list that is cut off', '00 CB 3F FF 04 5C 03 5F C1 00', '6A80'],
    ['two lists', '00 CB 3F FF 06 5C 01 7E 5C 01 7E 00', '6A80'],
    ['no list', '00 CB 3F FF', '6A80'],
    ['another file', '00 CB 00 00 05 5C 03 5F C1 05 00', '6A86'],
  ])('refuses %s', (_, command, status) => expect(send(card(), command)).toBe(status))
})
