import { describe, expect, it } from 'vitest'
import { createFaultyCard, FAULT_KINDS, type Fault } from '../../src/virtual/faults.ts'
import { makeEcKey, pivCard, SELECT_PIV, send, VERIFY_123456 } from '../support/software-cards.ts'

const key = makeEcKey()
const TRIES_LEFT = '00 20 00 80'
const DISCOVERY = '00 CB 3F FF 03 5C 01 7E 00'
const ANSWER = '7E124F0BA0000003080000100001005F2F024000'

/** Selected and verified; the fault comes with the third command. */
function struck(fault: Fault, command = DISCOVERY) {
  const card = createFaultyCard(pivCard(key), 3, fault)
  send(card, SELECT_PIV)
  expect(send(card, VERIFY_123456)).toBe('9000')
  return { card, answer: send(card, command), next: () => send(card, TRIES_LEFT) }
}

describe('a faulty card', () => {
  it('is sound at every other exchange', () => {
    const card = createFaultyCard(pivCard(key), 4, { kind: 'empty' })
    send(card, SELECT_PIV)
    expect([1, 2, 3, 4].map(() => send(card, TRIES_LEFT))).toEqual(['63C5', '63C5', '', '63C5'])
    expect(card.exchanges()).toBe(5)
  })

  it('answers empty, and has done what it was told', () => {
    const { answer, card, next } = struck({ kind: 'empty' }, '00 20 FF 80')
    expect([answer, next()]).toEqual(['', '63C5'])
    expect(card.atr).toHaveLength(16)
  })

  it('answers garbage', () => {
    const { answer, next } = struck({ kind: 'garbage', octets: Uint8Array.of(0x30, 0x84) })
    expect([answer, next()]).toEqual(['3084', '9000'])
  })

  it('answers with the wrong length', () => {
    expect(struck({ kind: 'wrong-length' }).answer).toBe(`${ANSWER.slice(2)}9000`)
    expect(struck({ kind: 'wrong-length' }, TRIES_LEFT).answer).toBe('009000')
  })

  it('loses its power for a moment', () => {
    const { answer, next } = struck({ kind: 'reset' })
    expect([answer, next()]).toEqual(['6D00', '6D00'])
  })

  it('falls silent for good', () => {
    const { answer, card, next } = struck({ kind: 'mute' })
    card.reset()
    expect([answer, next(), card.atr.length]).toEqual(['', '', 0])
  })

  it('is another card all of a sudden', () => {
    const other = pivCard(key, { triesLeft: 2 })
    send(other, SELECT_PIV)
    const { answer, card, next } = struck({ kind: 'swapped', to: other })
    expect([answer, next()]).toEqual(['6D00', '6D00']) // it has just got its power
    send(card, SELECT_PIV)
    expect(next()).toBe('63C2')
  })

  it('is pulled', () => {
    let pulls = 0
    const { answer, next } = struck({ kind: 'pulled', pull: () => pulls++ })
    expect([answer, next(), pulls]).toEqual(['', '', 1])
  })

  it('is late once', async () => {
    const release = Promise.withResolvers<void>()
    const { answer, card, next } = struck({ kind: 'late', due: () => release.promise })
    let due = false
    const waiting = card.due?.().then(() => {
      due = true
    })
    next()
    await card.due?.() // the one after it is not late
    expect([answer, due]).toEqual([`${ANSWER}9000`, false])
    release.resolve()
    await waiting
    expect(due).toBe(true)
  })

  it('has all the faults that can be asked for', () => expect(FAULT_KINDS).toHaveLength(8))
})
