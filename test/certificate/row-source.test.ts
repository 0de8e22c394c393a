import { describe, expect, it } from 'vitest'
import { rowSource } from '../../src/certificate/row-source.ts'

const attribute = (type: string, text: string) => [{ type, text, isText: true }]
const NAMES = {
  alternative: {
    directory: [attribute('2.5.4.10', 'First'), attribute('2.5.4.10', 'Second'), attribute('2.5.4.8', 'Tokyo')],
    others: new Map([['1.2.392.200149.8.5.5.1', '花子']]),
  },
  subject: [attribute('2.5.4.7', 'Omiya'), attribute('2.5.4.8', 'Saitama'), attribute('2.5.4.3', 'Taro')],
}

describe('a place in a certificate', () => {
  it.each([
    ['san.O', 'First'],
    ['subject.CN', 'Taro'],
    ['subject.cn', 'Taro'],
    ['subject.2.5.4.3', 'Taro'],
    ['subject.ST+L', 'Saitama Omiya'],
    ['san.ST+L+street', 'Tokyo'],
    ['san.O+ST', 'First Second Tokyo'],
    ['san.otherName:1.2.392.200149.8.5.5.1', '花子'],
    ['san.otherName:1.2.3', ''],
    ['san.CN', ''],
  ])('%s holds %j', (place, text) => {
    expect(rowSource(place)?.(NAMES)).toBe(text)
  })

  it.each([
    '',
    'O',
    'san',
    'san.',
    'issuer.O',
    'san.company',
    'san.O+',
    'san.otherName:x',
    'subject.otherName:1.2.3',
    'subject.3.1',
    'san.constructor',
  ])('%j is none', (place) => {
    expect(rowSource(place)).toBeNull()
  })
})
