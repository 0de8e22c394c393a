import { describe, expect, it } from 'vitest'
import { done, failed } from '../../../src/result.ts'
import {
  enterPin,
  insertAndConfirm,
  type KioskInTest,
  startVisit,
  visitPastComparing,
  visitToCurrentPin,
  visitToNewCard,
  visitToRenewing,
  visitToReview,
} from '../../support/kiosk-in-test.ts'
import { CHALLENGE, currentCard, newCardWithoutCounter, RECEIPT, wrongPin } from '../../support/renewal-samples.ts'

describe('a visitor who does nothing', () => {
  it('sees a countdown after 60 s, and is gone when it ends', async () => {
    const visit = await visitToCurrentPin()
    visit.pass(59_999)
    expect(visit.overlay()).toBeNull()
    visit.pass(1)
    expect(visit.overlay()).toEqual({ kind: 'idle', seconds: 15 })
    visit.pass(999)
    expect(visit.overlay()).toEqual({ kind: 'idle', seconds: 15 })
    visit.pass(1)
    expect(visit.overlay()).toEqual({ kind: 'idle', seconds: 14 })
    visit.pass(13_999)
    expect(visit.overlay()).toEqual({ kind: 'idle', seconds: 1 })
    visit.pass(1)
    expect(visit.screen('take-cards').reason).toBe('timed-out')
  })

  it('has a minute from the last key', async () => {
    const visit = await visitToCurrentPin()
    visit.pass(59_999)
    visit.send({ type: 'key.pressed' })
    visit.pass(59_999)
    expect(visit.overlay()).toBeNull()
    visit.pass(1)
    expect(visit.overlay()?.kind).toBe('idle')
  })

  it('goes on with any key, which does nothing else', async () => {
    const visit = await visitToCurrentPin()
    visit.pass(74_999)
    visit.send({ type: 'pin.entered', personInCharge: '' })
    expect(visit.asked('provePossession')).toEqual([])
    expect(visit.overlay()).toEqual({ kind: 'idle', seconds: 1 })
    visit.send({ type: 'key.pressed' })
    expect(visit.scene()).toMatchObject({ screen: { name: 'current-pin' }, overlay: null })
    visit.pass(59_999)
    expect(visit.overlay()).toBeNull()
    visit.pass(1)
    expect(visit.overlay()).toEqual({ kind: 'idle', seconds: 15 })
  })

  it('is not counted while the kiosk itself is busy', async () => {
    const visit = startVisit()
    await insertAndConfirm(visit, currentCard())
    visit.pass(300_000)
    expect(visit.overlay()).toEqual({ kind: 'processing' })
    await visit.answer('beginRenewal', done(CHALLENGE))
    visit.pass(59_999)
    expect(visit.overlay()).toBeNull()
    visit.pass(1)
    expect(visit.overlay()?.kind).toBe('idle')
  })

  it('is still told what happens to the cards', async () => {
    const visit = await visitToCurrentPin()
    visit.pass(60_000)
    visit.readers(null)
    expect(visit.scene()).toMatchObject({ screen: { name: 'current-card' }, overlay: { kind: 'idle' } })
  })

  it('leaves the result as finished, seen', async () => {
    const visit = await visitToRenewing()
    await visit.answer('renew', done(RECEIPT))
    visit.pass(60_000)
    expect(visit.scene()).toMatchObject({ screen: { name: 'result' }, overlay: { kind: 'idle' } })
    expect(visit.forgotten()).toBe(0)
    visit.pass(15_000)
    expect(visit.screen('take-cards').reason).toBe('finished')
    expect(visit.forgotten()).toBe(1)
  })
})

const STOPS: readonly [string, () => Promise<KioskInTest> | KioskInTest][] = [
  ['current-card', () => startVisit()],
  ['current-pin', () => visitToCurrentPin()],
  ['new-card', () => visitToNewCard()],
  ['new-pin', () => visitPastComparing(newCardWithoutCounter())],
  ['review', () => visitToReview()],
]

describe('giving up', () => {
  it.each(STOPS)('is asked about first on %s, and declined it changes nothing', async (_, start) => {
    const visit = await start()
    const before = visit.scene()
    visit.press('cancel.requested')
    expect(visit.scene()).toEqual({ ...before, overlay: { kind: 'cancelling' } })
    visit.press('review.chosen')
    visit.press('card.confirmed')
    enterPin(visit)
    expect(visit.scene()).toEqual({ ...before, overlay: { kind: 'cancelling' } })
    visit.press('cancel.declined')
    expect(visit.scene()).toEqual(before)
  })

  it.each(STOPS)('on %s ends the visit', async (_, start) => {
    const visit = await start()
    visit.readers(currentCard({ insertion: 99 }))
    visit.press('cancel.requested')
    visit.wiped.length = 0
    visit.press('cancel.confirmed')
    expect(visit.screen('take-cards').reason).toBe('cancelled')
    expect(visit.wiped).toEqual(['all'])
    expect(visit.forgotten()).toBe(0)
  })

  it('takes back an OK that was still waiting for its card', async () => {
    const visit = startVisit()
    visit.readers(currentCard())
    visit.press('card.confirmed')
    visit.press('cancel.requested')
    await visit.answer('identifyCard', done(currentCard()))
    expect(visit.overlay()).toEqual({ kind: 'cancelling' })
    visit.press('cancel.declined')
    expect(visit.asked('beginRenewal')).toEqual([])
  })

  it('is no way out for somebody who then walks away', async () => {
    const visit = startVisit()
    visit.press('cancel.requested')
    visit.pass(60_000)
    expect(visit.overlay()).toEqual({ kind: 'idle', seconds: 15 })
  })

  it('has no effect while something runs', async () => {
    const visit = await visitToCurrentPin()
    enterPin(visit)
    visit.press('cancel.requested')
    expect(visit.overlay()).toEqual({ kind: 'processing' })
    await visit.answer('provePossession', wrongPin(3))
    expect(visit.overlay()).toBeNull()
  })

  it('is too late after 更新, whatever becomes of it', async () => {
    const visit = await visitToRenewing()
    visit.press('cancel.requested')
    expect(visit.overlay()).toEqual({ kind: 'processing' })
    await visit.answer('renew', failed({ kind: 'registry.unreachable' }))
    visit.pass(10_000)
    expect(visit.screen('interrupted').settlement.state).toBe('unknown')
    visit.press('cancel.requested')
    expect(visit.overlay()).toBeNull()
    await visit.answer('settleRenewal', done({ state: 'done', receipt: RECEIPT }))
    visit.press('cancel.requested')
    expect(visit.scene()).toMatchObject({ screen: { name: 'result' }, overlay: null })
  })
})
