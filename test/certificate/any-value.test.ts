import { describe, expect, it } from 'vitest'
import { anyValue } from '../../src/certificate/any-value.ts'
import { only, readingDer } from '../../src/certificate/der.ts'

const isSound = (hex: string): boolean => {
  const octets = Buffer.from(hex, 'hex')
  return readingDer(() => anyValue(only(octets, octets[0] ?? 0))) !== null
}

describe('a value of any type', () => {
  it.each(['0101ff', '020107', '0a0107', '03020780', '0500', '06022a03', '0c00', '1e0266f4', '3000', '3100', '800107'])(
    'is sound: %s',
    (hex) => {
      expect(isSound(hex)).toBe(true)
    },
  )

  it.each([
    ['0000', 'an end of contents'],
    ['010102', 'a boolean of another value'],
    ['02020007', 'a padded integer'],
    ['0a020007', 'a padded enumerated'],
    ['03020881', 'bits of which more are unused than there are'],
    ['050100', 'a NULL with content'],
    ['06022a80', 'an OID that does not end'],
    ['0c01ff', 'broken UTF-8'],
    ['1e0166', 'half a character'],
    ['1c020066', 'part of a character'],
    ['1000', 'a SEQUENCE that is not constructed'],
    ['2403040100', 'an OCTET STRING in pieces'],
  ])('is refused: %s, %s', (hex) => {
    expect(isSound(hex)).toBe(false)
  })
})
