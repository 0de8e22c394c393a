import { describe, expect, it } from 'vitest'
import { makeEcKey, pivCard, SELECT_PIV, selected, send, VERIFY_123456 } from '../../support/software-cards.ts'

const key = makeEcKey()
const TRIES_LEFT = '00 20 00 80'
const WRONG = '00 20 00 80 08 30 30 30 30 30 30 FF FF'
const card = (options = {}) => selected(pivCard(key, options))

describe('VERIFY', () => {
  it('says how many tries are left, and spends none', () => {
    const sample = card()
    expect([1, 2, 3].map(() => send(sample, TRIES_LEFT))).toEqual(['63C5', '63C5', '63C5'])
  })

  it('takes the right PIN', () => {
    const sample = card()
    expect(send(sample, VERIFY_123456)).toBe('9000')
    expect(send(sample, TRIES_LEFT)).toBe('9000')
  })

  it('takes a PIN of eight digits', () => {
    expect(send(card({ pin: '12345678' }), '00 20 00 80 08 31 32 33 34 35 36 37 38')).toBe('9000')
  })

  it('counts wrong PINs down to blocked, and then refuses the right one', () => {
    const sample = card()
    expect([1, 2, 3, 4, 5].map(() => send(sample, WRONG))).toEqual(['63C4', '63C3', '63C2', '63C1', '63C0'])
    expect(send(sample, TRIES_LEFT)).toBe('6983')
    expect(send(sample, WRONG)).toBe('6983')
    expect(send(sample, VERIFY_123456)).toBe('6983')
    sample.reset()
    send(sample, SELECT_PIV)
    expect(send(sample, TRIES_LEFT)).toBe('6983')
  })

  it('counts from the start again after the right PIN', () => {
    const sample = card({ triesLeft: 1 })
    expect(send(sample, TRIES_LEFT)).toBe('63C1')
    send(sample, VERIFY_123456)
    expect(send(sample, WRONG)).toBe('63C4')
  })

  it('is no longer verified after a wrong PIN', () => {
    const sample = card()
    send(sample, VERIFY_123456)
    send(sample, WRONG)
    expect(send(sample, TRIES_LEFT)).toBe('63C4')
  })

  it.each([
    ['five digits', '08 31 32 33 34 35 FF FF FF'],
    ['a letter', '08 31 32 33 34 35 41 FF FF'],
    ['padding between digits', '08 31 32 33 34 35 FF 36 FF'],
    ['zeros for padding', '08 31 32 33 34 35 36 00 00'],
    ['no padding', '06 31 32 33 34 35 36'],
    ['nine octets', '09 31 32 33 34 35 36 37 38 39'],
  ])('refuses %s without spending a try or forgetting the PIN', (_, data) => {
    const sample = card()
    expect(send(sample, `00 20 00 80 ${data}`)).toBe('6A80')
    expect(send(sample, TRIES_LEFT)).toBe('63C5')
    send(sample, VERIFY_123456)
    expect(send(sample, `00 20 00 80 ${data}`)).toBe('6A80')
    expect(send(sample, TRIES_LEFT)).toBe('9000')
  })

  it('forgets the PIN on request, and keeps the counter', () => {
    const sample = card()
    send(sample, VERIFY_123456)
    expect(send(sample, '00 20 FF 80')).toBe('9000')
    expect(send(sample, TRIES_LEFT)).toBe('63C5')
    send(sample, WRONG)
    expect(send(sample, '00 20 FF 80')).toBe('9000')
    expect(send(sample, TRIES_LEFT)).toBe('63C4')
    expect(send(sample, '00 20 FF 80 08 31 32 33 34 35 36 FF FF')).toBe('6A80')
  })

  it('refuses other parameters', () => {
    expect(send(card(), '00 20 01 80')).toBe('6A86')
    expect(send(card(), '00 20 00 81')).toBe('6A88')
    expect(send(card(), '00 20 00 00')).toBe('6A88')
  })
})
