import { constants, createHash, publicDecrypt, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { SoftwareCard } from '../../../src/virtual/software-card.ts'
import {
  fromHex,
  makeEcKey,
  makeRsaKey,
  pivCard,
  SELECT_PIV,
  selected,
  send,
  sendWhole,
  toHex,
  VERIFY_123456,
} from '../../support/software-cards.ts'

const rsa = makeRsaKey()
const ec = makeEcKey()
const message = Buffer.from('koshin-statement/v1\n')
const hash = createHash('sha256').update(message).digest()

// EMSA-PKCS1-v1_5 (RFC 8017 §9.2): the host's work
const digestInfo = `3031300D060960864801650304020105000420${toHex(hash)}`
const block = `0001${'FF'.repeat(202)}00${digestInfo}`
const template = `7C82010682008182 0100${block}`.replace(' ', '')

const short = (key: string) =>
  [`10 87 07 ${key} FF ${template.slice(0, 510)}`, `00 87 07 ${key} 0B ${template.slice(510)} 00`] as const
const forHash = (key: string, challenge = toHex(hash)) => `00 87 11 ${key} 26 7C 24 82 00 81 20 ${challenge} 00`

function verified(card: SoftwareCard): SoftwareCard {
  send(selected(card), VERIFY_123456)
  return card
}

const rsaSignature = (answer: string): Uint8Array => {
  expect(answer).toMatch(/^7C82010482820100[0-9A-F]{512}9000$/)
  return fromHex(answer.slice(16, -4))
}

describe('GENERAL AUTHENTICATE with RSA-2048', () => {
  it.each(['9A', '9C'])('signs the block of a chain with key %s', (key) => {
    const card = verified(pivCard(rsa))
    const [first, last] = short(key)
    expect(send(card, first)).toBe('9000')
    expect(verify('sha256', message, rsa.publicKey, rsaSignature(sendWhole(card, last)))).toBe(true)
  })

  it('answers in two pieces', () => {
    const card = verified(pivCard(rsa))
    send(card, short('9A')[0])
    const answer = send(card, short('9A')[1])
    expect(answer).toMatch(/^7C82010482820100[0-9A-F]{496}6108$/)
    expect(send(card, '00 C0 00 00 08')).toMatch(/^[0-9A-F]{16}9000$/)
  })

  it('takes one extended command as well', () => {
    const answer = send(verified(pivCard(rsa)), `00 87 07 9C 00 010A ${template} 0000`)
    expect(verify('sha256', message, rsa.publicKey, rsaSignature(answer))).toBe(true)
  })

  it('does the bare operation: the block comes back as it was sent', () => {
    const odd = `00${'5A'.repeat(255)}`
    const answer = send(verified(pivCard(rsa)), `00 87 07 9C 00 010A 7C82010682008182${'0100'}${odd} 0000`)
    const opened = publicDecrypt({ key: rsa.publicKey, padding: constants.RSA_NO_PADDING }, rsaSignature(answer))
    expect(toHex(opened)).toBe(odd)
  })

  it('refuses a block that is not smaller than the modulus, or of another length', () => {
    const card = verified(pivCard(rsa))
    expect(send(card, `00 87 07 9A 00 010A 7C820106820081820100${'FF'.repeat(256)} 0000`)).toBe('6A80')
    expect(send(card, `00 87 07 9A 00 0108 7C8201048200 8181FF${'00'.repeat(255)} 0000`)).toBe('6A80')
    expect(send(card, forHash('9A').replace('00 87 11', '00 87 07'))).toBe('6A80')
  })
})

describe('GENERAL AUTHENTICATE with P-256', () => {
  it.each(['9A', '9C'])('signs the hash itself with key %s', (key) => {
    const answer = send(verified(pivCard(ec)), forHash(key))
    const [, outer, inner, signature] = /^7C(..)82(..)(30[0-9A-F]+)9000$/.exec(answer) ?? []
    expect(signature).toBeDefined()
    expect([outer, inner]).toEqual(
      [(signature?.length ?? 0) / 2 + 2, (signature?.length ?? 0) / 2].map((n) => n.toString(16).toUpperCase()),
    )
    expect(verify('sha256', message, ec.publicKey, fromHex(signature ?? ''))).toBe(true)
  })

  it('refuses what is not 32 octets', () => {
    const card = verified(pivCard(ec))
    expect(send(card, '00 87 11 9A 06 7C 04 82 00 81 00 00')).toBe('6A80')
    expect(send(card, `00 87 11 9A 25 7C 23 82 00 81 1F ${'11'.repeat(31)} 00`)).toBe('6A80')
    expect(send(card, `00 87 11 9A 27 7C 25 82 00 81 21 ${'11'.repeat(33)} 00`)).toBe('6A80')
  })
})

describe('GENERAL AUTHENTICATE and the PIN', () => {
  it('is refused without one', () => {
    const card = selected(pivCard(ec))
    expect([send(card, forHash('9A')), send(card, forHash('9C'))]).toEqual(['6982', '6982'])
  })

  it('wants it once for 9A', () => {
    const card = verified(pivCard(ec))
    expect([1, 2, 3].map(() => send(card, forHash('9A')).slice(-4))).toEqual(['9000', '9000', '9000'])
  })

  it('wants it before each signature with 9C', () => {
    const card = verified(pivCard(ec))
    expect(send(card, forHash('9C'))).toMatch(/9000$/)
    expect(send(card, forHash('9C'))).toBe('6982')
    send(card, VERIFY_123456)
    expect(send(card, forHash('9C'))).toMatch(/9000$/)
  })

  it('wants it immediately before a signature with 9C', () => {
    const card = verified(pivCard(ec))
    send(card, '00 CB 3F FF 03 5C 01 7E 00')
    expect(send(card, forHash('9C'))).toBe('6982')
    send(card, VERIFY_123456)
    send(card, forHash('9A'))
    expect(send(card, forHash('9C'))).toBe('6982')
  })

  it.each([
    ['a wrong PIN', (card: SoftwareCard) => send(card, '00 20 00 80 08 30 30 30 30 30 30 FF FF')],
    ['logging out', (card: SoftwareCard) => send(card, '00 20 FF 80')],
    [
      'a reset',
      (card: SoftwareCard) => {
        card.reset()
        send(card, SELECT_PIV)
      },
    ],
  ])('is refused after %s', (_, act) => {
    const card = verified(pivCard(ec))
    act(card)
    expect([send(card, forHash('9A')), send(card, forHash('9C'))]).toEqual(['6982', '6982'])
  })
})

describe('GENERAL AUTHENTICATE and its template', () => {
  it.each([
    ['no template', '22 81 20'],
    ['another tag', '26 7D 24 82 00 81 20'],
    ['no response asked for', '24 7C 22 81 20'],
    ['a response sent', '27 7C 25 82 01 00 81 20'],
    ['a key agreement', '26 7C 24 82 00 85 20'],
    ['a third member', '28 7C 26 82 00 80 00 81 20'],
  ])('refuses %s', (_, start) => {
    expect(send(verified(pivCard(ec)), `00 87 11 9A ${start} ${toHex(hash)} 00`)).toBe('6A80')
  })

  it('takes the members in either order', () => {
    expect(send(verified(pivCard(ec)), `00 87 11 9A 26 7C 24 81 20 ${toHex(hash)} 82 00 00`)).toMatch(/9000$/)
  })

  it.each(['00 87 11 9D', '00 87 11 9B', '00 87 07 9A', '00 87 14 9A', '00 87 00 9A'])('refuses %s', (header) => {
    expect(send(verified(pivCard(ec)), `${header}${forHash('9A').slice(11)}`)).toBe('6A86')
  })
})
