import { describe, expect, it } from 'vitest'
import { only, readingDer } from '../../src/certificate/der.ts'
import { count, namedBits, oidText, tagged } from '../../src/certificate/der-values.ts'

const value = (hex: string) => {
  const octets = Buffer.from(hex, 'hex')
  return only(octets, octets[0] ?? 0)
}

describe('values in DER', () => {
  it.each([
    ['06032a0304', '1.2.3.4'],
    ['0603551d13', '2.5.29.19'],
    ['0603883703', '2.999.3'],
    ['06092a864886f70d01010b', '1.2.840.113549.1.1.11'],
    ['06146983e1b0f5e8c1b2f7a6b5c4d3a2918fffffff7f', null], // beyond 53 bits: digits, not rounded ones
    ['0600', null],
    ['06022a80', null],
    ['06032a8001', null],
  ])('an OID %s is %s', (hex, text) => {
    const read = readingDer(() => oidText(value(hex)))
    if (hex.length > 30) expect(read).toMatch(/^2\.25\.\d{30,}$/)
    else expect(read).toBe(text)
  })

  it.each([
    ['020100', 0],
    ['02017f', 127],
    ['02020080', 128],
    ['0209010000000000000000', 1e9],
    ['0201ff', null],
    ['02020001', null],
    ['0200', null],
  ])('a count %s is %s', (hex, number) => {
    expect(readingDer(() => count(value(hex)))).toBe(number)
  })

  it.each([
    ['03020780', 1],
    ['03020106', (1 << 5) | (1 << 6)],
    ['0303070080', 1 << 8],
    ['0304000000ff', 0], // bits that no list of certificates has
    ['030100', 0],
    ['03020701', null],
    ['03020880', null],
    ['030101', null],
    ['0300', null],
  ])('bits %s are %s', (hex, bits) => {
    expect(readingDer(() => namedBits(value(hex)))).toBe(bits)
  })

  it('tagged members come in their order, each once', () => {
    const [a, b] = [value('800101'), value('810102')]
    const tags = (...elements: (typeof a)[]) => readingDer(() => [...tagged(elements, 0x80, 0x81).keys()])
    expect(tags(a, b)).toEqual([0x80, 0x81])
    expect(tags(b)).toEqual([0x81])
    expect(tags(b, a)).toBeNull()
    expect(tags(a, a)).toBeNull()
    expect(tags(value('820103'))).toBeNull()
  })
})
