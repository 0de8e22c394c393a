import { createHash, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { SoftwareCard } from '../../../src/virtual/software-card.ts'
import { AUTHORITY, CERTIFICATE, fromHex, jpkiCard, makeRsaKey, send, toHex } from '../../support/software-cards.ts'

const key = makeRsaKey()
const SELECT_AP = '00 A4 04 0C 0A D3 92 F0 00 26 01 00 00 00 01'
const select = (file: string) => `00 A4 02 0C 02 00 ${file}`
const TRIES_LEFT = '00 20 00 80'
const READ = '00 B0 00 00 00'

const selected = (sample: SoftwareCard) => {
  send(sample, SELECT_AP)
  return sample
}
const card = (options = {}) => selected(jpkiCard(key, options))

/** Sends one after the other; the last answer. */
const ask = (sample: SoftwareCard, ...commands: readonly string[]) =>
  commands.map((command) => send(sample, command)).at(-1)

const AUTHENTICATION = [select('18'), '00 20 00 80 04 31 32 33 34'] as const
const SIGNATURE = [select('1B'), '00 20 00 80 06 41 42 43 31 32 33'] as const
const WRONG = '00 20 00 80 04 39 39 39 39'

describe('a JPKI card', () => {
  it('has the answer to reset of a My Number card', () => expect(toHex(card().atr)).toBe('3BE000FF8131FE4514'))

  it.each([
    ['JPKIAPICCTOKEN2', '4A504B494150494343544F4B454E32'],
    ['JPKIAPICCTOKEN', '4A504B494150494343544F4B454E'],
    ['JPKIAPGPSETOKEN', '4A504B4941504750534554' + '4F4B454E'],
    ['JPKIAPIOSTOKEN', '4A504B494150494F53544F4B454E'],
  ])('says what kind of token it is: %s', (token, hex) => {
    expect(ask(card({ token }), select('06'), '00 B0 00 00 20')).toBe(`${hex.padEnd(64, '20')}9000`)
  })

  it('says which certificates it has', () => {
    expect(ask(card(), select('08'), '00 B0 00 00 03')).toBe('8F8F009000')
    expect(ask(card({ adult: false }), select('08'), '00 B0 00 00 03')).toBe('008F009000')
    expect(['01', '02', '1A', '1B'].map((file) => ask(card({ adult: false }), select(file)))).toEqual(
      Array(4).fill('6A82'),
    )
  })

  it.each([
    ['another application', '00 A4 04 00 09 A0 00 00 03 08 00 00 10 00 00', '6A82'],
    ['more than its name', '00 A4 04 0C 0B D3 92 F0 00 26 01 00 00 00 01 00', '6A82'],
    ['with a template', SELECT_AP.replace('0C', '00'), '6A86'],
    ['a file by path', '00 A4 08 0C 02 00 06', '6A86'],
    ['the MF', '00 A4 02 0C 02 3F 00', '6A82'],
  ])('does not select %s', (_, command, status) => expect(send(card(), command)).toBe(status))

  it('shows nothing before its application is selected', () => {
    const sample = jpkiCard(key)
    expect([select('0A'), '00 B0 8A 00 00', TRIES_LEFT].map((each) => send(sample, each))).toEqual([
      '6A82',
      '6986',
      '6986',
    ])
  })

  it.each([
    ['6D00', '00 CB 3F FF 03 5C 01 7E 00'],
    ['6E00', '80 B0 00 00 00'],
    ['6E00', '00 2A 00 80 01 00 00'],
    ['6E00', '10 20 00 80'],
    ['6700', '00 20 00 80 04 31'],
  ])('answers %s to %s', (status, command) => expect(send(card(), command)).toBe(status))
})

describe('certificates on a JPKI card', () => {
  const part = (start: number, end?: number) => `${toHex(CERTIFICATE.subarray(start, end))}9000`

  it('for authentication: read by everybody, in pieces', () => {
    const sample = card()
    expect(ask(sample, select('0A'), '00 B0 00 00 04')).toBe(part(0, 4))
    expect(send(sample, READ)).toBe(part(0, 256))
    expect(send(sample, '00 B0 01 00 00')).toBe(part(256, 512))
    expect(send(sample, '00 B0 03 00 B5')).toBe(part(768))
    expect(send(card(), '00 B0 8A 00 00')).toBe(part(0, 256))
  })

  it('for authentication, in a telephone: with its PIN only', () => {
    for (const token of ['JPKIAPGPSETOKEN', 'JPKIAPIOSTOKEN']) {
      expect(ask(card({ token }), select('0A'), READ)).toBe('6982')
      expect(ask(card({ token }), ...AUTHENTICATION, select('0A'), READ)).toBe(part(0, 256))
    }
  })

  it('for signatures: with the password only', () => {
    expect(ask(card(), select('01'), READ)).toBe('6982')
    expect(ask(card(), ...AUTHENTICATION, select('01'), READ)).toBe('6982')
    expect(ask(card(), ...SIGNATURE, select('01'), READ)).toBe(part(1, 257))
  })

  it('of the authorities: read by everybody', () => {
    const start = `${toHex(AUTHORITY.subarray(0, 256))}9000`
    expect(['0B', '02'].map((file) => ask(card(), select(file), READ))).toEqual([start, start])
  })

  it('end where they end', () => {
    expect(ask(card(), select('0A'), '00 B0 03 B5 00')).toBe('6B00')
    expect(ask(card(), select('18'), READ)).toBe('6986')
  })
})

describe('the PINs of a JPKI card', () => {
  it('count their own tries, and tell them for nothing', () => {
    const sample = card()
    expect([1, 2].map(() => ask(sample, select('18'), TRIES_LEFT))).toEqual(['63C3', '63C3'])
    expect(ask(sample, select('1B'), TRIES_LEFT)).toBe('63C5')
    expect(ask(sample, WRONG, TRIES_LEFT)).toBe('63C4')
    expect(ask(sample, select('18'), TRIES_LEFT)).toBe('63C3')
  })

  it('tell the tries left even when verified', () => {
    expect(ask(card({ triesLeft: 1 }), ...AUTHENTICATION)).toBe('9000')
    expect(ask(card({ triesLeft: 1 }), ...AUTHENTICATION, TRIES_LEFT)).toBe('63C3')
  })

  it('are locked by the last wrong one, and say another word afterwards', () => {
    const sample = card()
    send(sample, select('18'))
    expect([1, 2, 3, 4].map(() => send(sample, WRONG))).toEqual(['63C2', '63C1', '63C0', '6984'])
    selected(sample).reset()
    expect(ask(selected(sample), ...AUTHENTICATION)).toBe('6984')
    expect(send(sample, TRIES_LEFT)).toBe('63C0')
    expect(ask(sample, ...SIGNATURE)).toBe('9000')
  })

  it('are compared as they are: no padding, no lower case', () => {
    expect(ask(card(), select('18'), '00 20 00 80 08 31 32 33 34 FF FF FF FF')).toBe('63C2')
    expect(ask(card(), select('1B'), '00 20 00 80 06 61 62 63 31 32 33')).toBe('63C4')
  })

  it('are verified where they are selected, with P2 80', () => {
    expect(ask(card(), select('18'), '00 20 00 81 04 31 32 33 34')).toBe('6A86')
    expect(ask(card(), select('17'), '00 20 00 80 04 31 32 33 34')).toBe('6986')
  })
})

describe('signatures of a JPKI card', () => {
  const statement = Buffer.from('statement')
  const hash = createHash('sha256').update(statement).digest('hex')
  const info = `3031300D060960864801650304020105000420${hash}`
  const SIGN = `80 2A 00 80 33 ${info} 00`
  const isGood = (answer = '') => verify('sha256', statement, key.publicKey, fromHex(answer.slice(0, -4)))

  it.each([
    ['to log in', AUTHENTICATION, [select('17'), SIGN]],
    ['with the other key', SIGNATURE, [select('1A'), SIGN]],
    ['to log in, in short', AUTHENTICATION, [`80 2A 00 97 33 ${info} 00`]],
    ['with the other key, in short', SIGNATURE, [`80 2A 00 9A 33 ${info} 00`]],
    ['from a hash', AUTHENTICATION, [`80 2A 02 97 20 ${hash} 00`]],
  ])('%s are what node:crypto verifies', (_, verified, sign) => {
    const answer = ask(card(), ...verified, ...sign)
    expect(answer).toMatch(/^.{512}9000$/)
    expect(isGood(answer)).toBe(true)
  })

  it.each([
    ['without a PIN', [select('17'), SIGN], '6982'],
    ["with the other key's PIN", [...SIGNATURE, select('17'), SIGN], '6982'],
    ['with the PIN for the other key', [...AUTHENTICATION, select('1A'), SIGN], '6982'],
    ['after a wrong PIN', [...AUTHENTICATION, WRONG, select('17'), SIGN], '6982'],
    ['after the application was selected again', [...AUTHENTICATION, SELECT_AP, select('17'), SIGN], '6982'],
    ['with no key selected', [...AUTHENTICATION, SIGN], '6986'],
    ['of a hash that is too short', [...AUTHENTICATION, '80 2A 02 97 02 00 00 00'], '6700'],
    ['in a form it does not know', [...AUTHENTICATION, '80 2A 05 97 02 00 00 00'], '6A86'],
    ['with P2 that names nothing', [...AUTHENTICATION, '80 2A 00 17 02 00 00 00'], '6A86'],
    ['of nothing', [...AUTHENTICATION, '80 2A 00 97 00'], '6700'],
  ])('are not given %s', (_, commands, status) => expect(ask(card(), ...commands)).toBe(status))

  it('are not given after a reset', () => {
    const sample = card()
    ask(sample, ...AUTHENTICATION)
    sample.reset()
    expect(ask(selected(sample), select('17'), SIGN)).toBe('6982')
  })
})
