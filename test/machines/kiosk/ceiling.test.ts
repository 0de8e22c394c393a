import { describe, expect, it } from 'vitest'
import { done, failed } from '../../../src/result.ts'
import {
  enterPin,
  type KioskInTest,
  startDesk,
  startVisit,
  visitToCurrentPin,
  visitToRenewing,
} from '../../support/kiosk-in-test.ts'
import { currentCard, RECEIPT, readersWith } from '../../support/renewal-samples.ts'

/** Time passes with a visitor who presses a key every 30 s. */
function busyFor(visit: KioskInTest, milliseconds: number) {
  for (let passed = 0; passed < milliseconds; passed += 30_000) {
    visit.send({ type: 'key.pressed' })
    visit.pass(Math.min(30_000, milliseconds - passed))
  }
}

describe('the ten minutes of a visit', () => {
  it('end it, however busy the visitor is', () => {
    const visit = startVisit({ readers: readersWith(currentCard()) })
    busyFor(visit, 599_999)
    expect(visit.scene()).toMatchObject({ screen: { name: 'current-card' }, overlay: null })
    visit.pass(1)
    expect(visit.screen('take-cards').reason).toBe('too-long')
  })

  it.each(['registration', 'change'] as const)('are thirty where a form is to be filled in: %s', (journey) => {
    const visit = startDesk(journey, { readers: readersWith(currentCard()) })
    busyFor(visit, 1_799_999)
    expect(visit.screen('card').slot.state).toBe('reading')
    visit.pass(1)
    expect(visit.screen('take-cards').reason).toBe('too-long')
  })

  it('end it during the countdown and the question about giving up', () => {
    const visit = startVisit({ readers: readersWith(currentCard()) })
    busyFor(visit, 590_000)
    visit.press('cancel.requested')
    visit.pass(10_000)
    expect(visit.screen('take-cards').reason).toBe('too-long')
  })

  it('end it while a card signs', async () => {
    const visit = await visitToCurrentPin()
    busyFor(visit, 590_000)
    enterPin(visit)
    visit.pass(10_000)
    expect(visit.screen('take-cards').reason).toBe('too-long')
    expect(visit.wiped.at(-1)).toBe('all')
  })

  it('begin anew with each visit', () => {
    const visit = startVisit()
    busyFor(visit, 590_000)
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    visit.send({ type: 'menu.chosen', item: 'renewal' })
    visit.pass(10_000)
    expect(visit.screen('current-card').slot.state).toBe('absent')
  })

  it('do not end it during 更新, and the receipt is shown as long as ever', async () => {
    const visit = await visitToRenewing()
    visit.pass(700_000)
    expect(visit.overlay()).toEqual({ kind: 'processing' })
    await visit.answer('renew', done(RECEIPT))
    busyFor(visit, 700_000)
    expect(visit.scene()).toMatchObject({ screen: { name: 'result' }, overlay: null })
  })

  it('do not cut the result short', async () => {
    const visit = await visitToRenewing()
    await visit.answer('renew', done(RECEIPT))
    busyFor(visit, 700_000)
    expect(visit.screen('result').receipt).toEqual(RECEIPT)
  })

  it('do not end it while the outcome is unknown; a no is then shown for a minute', async () => {
    const visit = await visitToRenewing()
    await visit.answer('renew', failed({ kind: 'registry.unreachable' }))
    visit.pass(3_600_000)
    expect(visit.scene()).toMatchObject({ screen: { name: 'interrupted' }, overlay: null })
    await visit.answer('settleRenewal', done({ state: 'not-done' }))
    busyFor(visit, 59_999)
    expect(visit.scene()).toMatchObject({ screen: { name: 'review' }, overlay: null })
    visit.pass(1)
    expect(visit.screen('take-cards').reason).toBe('too-long')
  })
})
