import { describe, expect, it } from 'vitest'
import { makeEcKey, pivCard, SELECT_PIV, selected, send, toHex, VERIFY_123456 } from '../../support/software-cards.ts'

const key = makeEcKey()
const card = () => selected(pivCard(key))
const FIRST = `10 87 11 9A 10 7C 24 82 00 81 20 ${'11'.repeat(10)}`
const LAST = `00 87 11 9A 16 ${'22'.repeat(22)} 00`

describe('a PIV card', () => {
  it('has an answer to reset whose check octet is right', () => {
    const { atr } = card()
    expect(toHex(atr)).toBe('3B8C018073C021C0564B4F5348494E11')
    expect(atr.subarray(1).reduce((sum, octet) => sum ^ octet, 0)).toBe(0)
  })

  it.each([
    ['6D00', '00 84 00 00 08'],
    ['6D00', '00 DB 3F FF 05 5C 03 5F C1 05'],
    ['6D00', '00 2C 00 80'],
    ['6E00', '80 20 00 80'],
    ['6E00', '01 A4 04 00 09 A0 00 00 03 08 00 00 10 00 00'],
    ['6E00', '0C 20 00 80'],
    ['6700', '00 20 00 80 08 31 32'],
    ['6700', '00 20 00'],
    ['6A86', '00 C0 00 01 00'],
    ['6985', '00 C0 00 00 00'],
  ])('answers %s to %s', (status, command) => expect(send(card(), command)).toBe(status))

  it('drops what was left to fetch when something else is asked', () => {
    const sample = card()
    send(sample, '00 CB 3F FF 05 5C 03 5F C1 05 00')
    expect(send(sample, '00 20 00 80')).toBe('63C5')
    expect(send(sample, '00 C0 00 00 00')).toBe('6985')
  })

  it('forgets everything but the counter when it is reset', () => {
    const sample = card()
    send(sample, '00 20 00 80 08 30 30 30 30 30 30 FF FF')
    send(sample, '00 CB 3F FF 05 5C 03 5F C1 05 00')
    sample.reset()
    expect(send(sample, '00 C0 00 00 00')).toBe('6985')
    expect(send(sample, '00 20 00 80')).toBe('6D00')
    send(sample, SELECT_PIV)
    expect(send(sample, '00 20 00 80')).toBe('63C4')
  })
})

describe('command chaining', () => {
  it('puts the parts together', () => {
    const sample = card()
    send(sample, VERIFY_123456)
    expect(send(sample, FIRST)).toBe('9000')
    expect(send(sample, LAST)).toMatch(/^7C..82..30.+9000$/)
  })

  it.each([
    ['another command', '00 20 00 80'],
    ['another command with the same parameters', '00 CB 11 9A'],
    ['another key', LAST.replace('9A', '9C')],
    ['another algorithm', LAST.replace('87 11', '87 07')],
  ])('is broken by %s, which is not carried out', (_, command) => {
    const sample = card()
    send(sample, VERIFY_123456)
    send(sample, FIRST)
    expect(send(sample, command)).toBe('6883')
    expect(send(sample, LAST)).toBe('6A80') // the first part is gone
  })

  it('is gone after a reset', () => {
    const sample = card()
    send(sample, FIRST)
    sample.reset()
    expect(send(sample, SELECT_PIV)).toMatch(/9000$/)
  })

  it('is for GENERAL AUTHENTICATE alone', () => {
    const sample = card()
    expect(send(sample, '10 20 00 80 08 31 32 33 34 35 36 FF FF')).toBe('6884')
    expect(send(sample, '00 20 00 80')).toBe('63C5')
  })

  it('ends where the card is full', () => {
    const sample = card()
    const part = `10 87 11 9A FF ${'00'.repeat(255)}`
    const answers = Array.from({ length: 9 }, () => send(sample, part))
    expect(answers).toEqual([...Array(8).fill('9000'), '6700'])
  })
})
