import { describe, expect, it } from 'vitest'
import { DELAYS } from '../../../machines/delays.ts'
import type { Failure } from '../../../src/failure.ts'
import { done, failed } from '../../../src/result.ts'
import {
  insertAndConfirm,
  type KioskInTest,
  visitPastComparing,
  visitToRenewing,
  visitToReview,
} from '../../support/kiosk-in-test.ts'
import {
  CURRENT_PROOF,
  currentCard,
  NEW_PROOF,
  newCardWithoutCounter,
  notice,
  PENDING,
  RECEIPT,
  REVIEW,
} from '../../support/renewal-samples.ts'

describe('the review', () => {
  it('focuses 戻る first, and Enter there goes back to the start with nothing changed', async () => {
    const visit = await visitToReview()
    expect(visit.screen('review')).toEqual({ name: 'review', review: REVIEW, focused: 'back', notice: null })
    visit.wiped.length = 0
    visit.press('review.chosen')
    expect(visit.screen('current-card').notice).toBeNull()
    expect(visit.asked('renew')).toEqual([])
    expect(visit.wiped).toEqual(['all'])
    await insertAndConfirm(visit, currentCard({ insertion: 20 }))
    expect(visit.asked('beginRenewal')).toHaveLength(2)
  })

  it('goes back to nothing: whatever card is in, it is not taken for confirmed, and no proof is kept', async () => {
    const visit = await visitToReview()
    visit.press('review.chosen')
    await visit.answer('identifyCard', done(newCardWithoutCounter()))
    expect(visit.screen('current-card')).toMatchObject({
      slot: { state: 'refused' },
      notice: notice({ kind: 'current.is-new', after: 'back' }),
    })
    expect(visit.actor.getSnapshot().context.visit?.snapshot.context).toMatchObject({
      cards: { new: null },
      proofs: { current: null, new: null },
      challenge: null,
      review: null,
    })
  })

  it('says of 戻る only at once, and not when the new card is inserted for the one in use once more', async () => {
    const visit = await visitToReview()
    visit.press('review.chosen')
    await visit.answer('identifyCard', done(newCardWithoutCounter()))
    visit.readers(null)
    visit.readers(newCardWithoutCounter({ insertion: 20 }))
    await visit.answer('identifyCard', done(newCardWithoutCounter({ insertion: 20 })))
    expect(visit.screen('current-card').notice).toEqual(notice({ kind: 'current.is-new' }))
  })

  it('moves the focus to 更新 and back', async () => {
    const visit = await visitToReview()
    visit.press('focus.moved')
    expect(visit.screen('review').focused).toBe('renew')
    visit.press('focus.moved')
    expect(visit.screen('review').focused).toBe('back')
  })

  it('comes at once where the agency refuses what it shows, and has 戻る only, which ends the visit', async () => {
    const visit = await visitPastComparing(newCardWithoutCounter(), {}, { ...REVIEW, outcome: 'refused' })
    expect(visit.asked('provePossession')).toHaveLength(1) // of the current card: the new one is asked for no PIN
    visit.press('focus.moved')
    expect(visit.screen('review').focused).toBe('back')
    visit.press('review.chosen')
    expect(visit.screen('take-cards').reason).toBe('cancelled')
    expect(visit.asked('renew')).toEqual([])
    visit.readers(null)
    expect(visit.screen('menu').unavailable).toBeNull()
  })

  it('gives the new card back when it is pulled, and forgets its proof', async () => {
    const visit = await visitToReview()
    visit.press('focus.moved')
    visit.readers(null)
    expect(visit.screen('new-card').notice).toEqual(notice({ kind: 'card.removed' }))
    expect(visit.actor.getSnapshot().context.visit?.snapshot.context).toMatchObject({
      proofs: { current: CURRENT_PROOF, new: null },
    })
    await insertAndConfirm(visit, newCardWithoutCounter({ insertion: 21 }))
    await visit.answer('reviewRenewal', done(REVIEW))
    expect(visit.screen('new-pin').dialog.role).toBe('new')
    expect(visit.asked('beginRenewal')).toHaveLength(1)
  })
})

const left = (visit: KioskInTest) => visit.forgotten()

describe('更新', () => {
  it('hands over both proofs and what the journal keeps', async () => {
    const visit = await visitToRenewing()
    expect(visit.scene()).toMatchObject({ screen: { name: 'review' }, overlay: { kind: 'processing' } })
    expect(visit.asked('renew')).toEqual([
      {
        pending: PENDING,
        current: CURRENT_PROOF,
        new: NEW_PROOF,
        newCard: newCardWithoutCounter(),
        personInCharge: '山田',
      },
    ])
  })

  it('survives that the card is pulled while it runs', async () => {
    const visit = await visitToRenewing()
    visit.readers(null)
    await visit.answer('renew', done(RECEIPT))
    expect(visit.screen('result')).toEqual({ name: 'result', receipt: RECEIPT, issuing: [] })
    expect(left(visit)).toBe(0)
  })

  it.each<Failure>([
    { kind: 'renewal.overtaken' },
    { kind: 'registry.not-accepted', detail: '' },
    { kind: 'certificate.revoked', role: 'new' },
    { kind: 'new.registered' },
  ])('leaves only 戻る after $kind', async (failure) => {
    const visit = await visitToRenewing()
    await visit.answer('renew', failed(failure))
    const refused = { name: 'review', review: REVIEW, focused: 'back', notice: notice(failure) }
    expect(visit.screen('review')).toEqual(refused)
    expect(left(visit)).toBe(1)
    visit.press('focus.moved')
    visit.readers(null)
    expect(visit.screen('review')).toEqual(refused)
    visit.press('review.chosen')
    expect(visit.screen('current-card').notice).toBeNull()
    expect(visit.asked('renew')).toHaveLength(1)
  })

  it('starts over when the challenge was too old', async () => {
    const visit = await visitToRenewing()
    await visit.answer('renew', failed({ kind: 'renewal.expired' }))
    expect(visit.screen('current-card').notice).toEqual(notice({ kind: 'renewal.expired' }))
    expect(left(visit)).toBe(1)
  })
})

describe('a lost answer', () => {
  const unreachable = failed({ kind: 'registry.unreachable' })

  it('is asked for until it comes, and never by renewing again', async () => {
    const visit = await visitToRenewing()
    await visit.answer('renew', unreachable)
    expect(visit.scene()).toMatchObject({ screen: { name: 'review' }, overlay: { kind: 'processing' } })
    expect(visit.asked('settleRenewal')).toEqual([{ pending: PENDING }])
    await visit.answer('settleRenewal', unreachable)
    visit.pass(DELAYS.settlePatience - 1)
    expect(visit.overlay()).toEqual({ kind: 'processing' })
    visit.pass(1)
    expect(visit.overlay()).toBeNull()
    expect(visit.screen('interrupted')).toEqual({
      name: 'interrupted',
      pending: PENDING,
      settlement: { state: 'unknown' },
    })
    await visit.answer('settleRenewal', done({ state: 'done', receipt: RECEIPT }))
    expect(visit.screen('result').receipt).toEqual(RECEIPT)
    expect(visit.asked('renew')).toHaveLength(1)
    expect(left(visit)).toBe(0)
  })

  it('is asked for at once when the visitor wants it', async () => {
    const visit = await visitToRenewing()
    await visit.answer('renew', unreachable)
    visit.pass(DELAYS.settlePatience)
    await visit.answer('settleRenewal', unreachable)
    visit.press('interruption.acknowledged')
    expect(visit.asked('settleRenewal')).toHaveLength(2)
    expect(left(visit)).toBe(0)
  })

  it('that was no is shown at the review, and the renewal starts over', async () => {
    const visit = await visitToRenewing()
    await visit.answer('renew', unreachable)
    await visit.answer('settleRenewal', done({ state: 'not-done' }))
    expect(visit.screen('review')).toMatchObject({
      focused: 'back',
      notice: notice({ kind: 'renewal.not-done' }),
    })
    expect(left(visit)).toBe(1)
    visit.press('focus.moved')
    visit.press('review.chosen')
    expect(visit.screen('current-card').notice).toBeNull()
    expect(visit.asked('renew')).toHaveLength(1)
  })
})
