import { describe, expect, it } from 'vitest'
import { AUTHORITY, CERTIFICATE, makeRsaKey, pkcs15Card, send, sendWhole, toHex } from '../../support/software-cards.ts'

const key = makeRsaKey()
const card = (options = {}) => pkcs15Card(key, options)
const SELECT_BY_NAME = '00 A4 04 0C 0C A0 00 00 00 63 50 4B 43 53 2D 31 35'

/** Selects by path from the MF and reads as much as there is. */
const read = (path: string, options = {}) => {
  const sample = card(options)
  expect(send(sample, `00 A4 08 0C 0${path.replaceAll(' ', '').length / 2} ${path}`)).toBe('9000')
  return sendWhole(sample, '00 B0 00 00 00 00 00')
}

/** As the card gives it: padded with zeros to 64 octets and more. */
const file = (hex: string) => {
  const content = hex.replaceAll(/\s/g, '')
  return `${content.padEnd(Math.floor(content.length / 128 + 1) * 128, '0')}9000`
}
const text = (value: string) => Buffer.from(value).toString('hex').toUpperCase()

describe('the files of a PKCS#15 card', () => {
  it('name the application in EF.DIR', () => {
    const label = `50 0E ${text('KOSHIN PKCS#15')}`
    expect(read('2F 00')).toBe(file(`61 24 4F 0C A000000063504B43532D3135 ${label} 51 04 3F005015`))
  })

  it('name the directories in EF(ODF)', () => {
    const path = (end: string) => `0A 30 08 04 06 3F005015 ${end}`
    expect(read('50 15 50 31')).toBe(file(`A0 ${path('4402')} A4 ${path('4403')} A8 ${path('4401')}`))
  })

  it('describe the token and its algorithm', () => {
    const algorithm = '30 1A 02 01 01 02 01 01 05 00 03 02 06 40 06 09 2A864886F70D010101 02 01 02'
    const names = `0C 06 ${text('Koshin')} 80 12 ${text('Koshin sample card')}`
    expect(read('50 15 50 32')).toBe(file(`30 47 02 01 00 04 04 20261123 ${names} 03 02 03 48 A2 1C ${algorithm}`))
  })

  it('describe the PIN', () => {
    const attributes = '03 02 02 4C 0A 01 01 02 01 04 02 01 08 02 01 08 80 02 00 81 04 01 FF 30 06 04 04 3F005015'
    expect(read('50 15 44 01')).toBe(
      file(`30 33 30 09 0C 03 ${text('PIN')} 03 02 07 80 30 03 04 01 01 A1 21 30 1F ${attributes}`),
    )
  })

  it('describe the key', () => {
    const common = `30 12 0C 09 ${text('Signature')} 03 02 07 80 04 01 01`
    const usage = '30 14 04 01 45 03 03 06 20 40 03 02 04 B0 02 01 01 A1 03 02 01 01'
    expect(read('50 15 44 02')).toBe(file(`30 3A ${common} ${usage} A1 0E 30 0C 30 06 04 04 3F005015 02 02 08 00`))
  })

  const path = (end: string) => `A1 0C 30 0A 30 08 04 06 3F005015 ${end}`
  const holder = `30 1D 30 08 0C 06 ${text('Holder')} 30 03 04 01 45 ${path('4301')}`

  it('list the certificates, the authority before the holder', () => {
    const authority = `30 23 30 0B 0C 09 ${text('Authority')} 30 06 04 01 46 01 01 FF ${path('4302')}`
    expect(read('50 15 44 03')).toBe(file(`${authority} ${holder}`))
    expect(read('50 15 44 03', { authority: false })).toBe(file(holder))
  })

  it('hold the certificates as they are', () => {
    expect(read('50 15 43 01')).toBe(`${toHex(CERTIFICATE)}9000`)
    expect(read('50 15 43 02')).toBe(`${toHex(AUTHORITY)}9000`)
  })
})

describe('SELECT on a PKCS#15 card', () => {
  it.each([
    ['the MF', '00 A4 00 00 02 3F 00 00', '6F07 820138 83023F00 9000'],
    ['the MF without a name', '00 A4 00 00 00', '6F07 820138 83023F00 9000'],
    ['EF.DIR', '00 A4 02 00 02 2F 00 00', '6F0B 80020040 820101 83022F00 9000'],
    ['a DF', '00 A4 01 04 02 50 15 00', '6215 820138 83025015 840CA000000063504B43532D3135 9000'],
    [
      'by the beginning of a name',
      '00 A4 04 04 05 A0 00 00 00 63 00',
      '6215 820138 83025015 840CA000000063504B43532D3135 9000',
    ],
    ['by path from here', '00 A4 09 00 04 50 15 43 01 00', '6F0B 800203B5 820101 83024301 9000'],
  ])('finds %s', (_, command, answer) => expect(send(card(), command)).toBe(answer.replaceAll(' ', '')))

  it('leaves what it has to say for GET RESPONSE when Le is absent', () => {
    const sample = card()
    expect(send(sample, '00 A4 00 00 02 3F 00')).toBe('6109')
    expect(send(sample, '00 C0 00 00 09')).toBe('6F0782013883023F009000')
  })

  it.each([
    ['another application', '00 A4 04 00 0B A0 00 00 03 08 00 00 10 00 01 00 00', '6A82'],
    ['no name', '00 A4 04 0C', '6A82'],
    ['a file of another DF', '00 A4 02 0C 02 50 31', '6A82'],
    ['a DF where an EF is wanted', '00 A4 02 0C 02 50 15', '6A82'],
    ['an EF where a DF is wanted', '00 A4 01 0C 02 2F 00', '6A82'],
    ['a file in an EF', '00 A4 08 0C 04 2F 00 50 31', '6A82'],
    ['two identifiers at once', '00 A4 02 0C 04 2F 00 2F 00', '6A82'],
    ['half an identifier', '00 A4 00 0C 01 3F', '6A82'],
    ['the parent', '00 A4 03 0C', '6A86'],
    ['the next occurrence', '00 A4 04 02 0C A0 00 00 00 63 50 4B 43 53 2D 31 35', '6A86'],
  ])('does not find %s, and stays where it is', (_, command, status) => {
    const sample = card()
    send(sample, '00 A4 02 0C 02 2F 00')
    expect(send(sample, command)).toBe(status)
    expect(send(sample, '00 B0 00 00 02')).toBe('61249000')
  })

  it('finds files of the application after its name', () => {
    const sample = card()
    send(sample, SELECT_BY_NAME)
    expect(send(sample, '00 A4 02 0C 02 50 31')).toBe('9000')
    expect(send(sample, '00 A4 00 0C 02 44 01')).toBe('9000')
  })
})

describe('READ BINARY on a PKCS#15 card', () => {
  const certificate = () => {
    const sample = card()
    send(sample, '00 A4 08 0C 04 50 15 43 01')
    return sample
  }
  const part = (start: number, end: number) => toHex(CERTIFICATE.subarray(start, end))

  it.each([
    ['256 octets', '00 B0 00 00 00', `${part(0, 256)}9000`],
    ['a few', '00 B0 00 00 04', `${part(0, 4)}9000`],
    ['from an offset', '00 B0 01 02 10', `${part(258, 274)}9000`],
    ['what is left, and no more', '00 B0 03 00 00', `${part(768, 949)}9000`],
    ['less than a certain number', '00 B0 03 B0 10', `${part(944, 949)}6282`],
    ['everything at once', '00 B0 00 00 00 00 00', `${part(0, 949)}9000`],
    ['an extended number', '00 B0 00 00 00 03 00', `${part(0, 768)}9000`],
    ['nothing at the end', '00 B0 03 B5 00', '6B00'],
    ['nothing behind the end', '00 B0 7F FF 00', '6B00'],
  ])('gives %s', (_, command, answer) => expect(send(certificate(), command)).toBe(answer))

  it('takes short identifiers, which select', () => {
    const sample = card()
    expect(send(sample, '00 B0 9E 00 02')).toBe('61249000')
    expect(send(sample, '00 B0 00 01 01')).toBe('249000')
    expect(send(sample, '00 B0 91 00 02')).toBe('6A82') // EF(ODF) is in the application
    send(sample, SELECT_BY_NAME)
    expect(send(sample, '00 B0 91 00 02')).toBe('A00A9000')
  })

  it('wants a file', () => expect(send(card(), '00 B0 00 00 00')).toBe('6986'))
})
