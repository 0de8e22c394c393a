import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../src/failure.ts'
import { done, failed } from '../../../src/result.ts'
import type { IdentifiedCard } from '../../../src/types/visit.ts'
import {
  enterPin,
  insertAndConfirm,
  visitPastComparing,
  visitToCurrentPin,
  visitToNewCard,
} from '../../support/kiosk-in-test.ts'
import {
  CHALLENGE,
  CURRENT_PROOF,
  currentCard,
  NEW_PROOF,
  newCard,
  newCardWithoutCounter,
  notice,
  REVIEW,
  unproven,
  wrongPin,
} from '../../support/renewal-samples.ts'

async function visitComparing() {
  const visit = await visitToNewCard()
  visit.readers(null)
  await insertAndConfirm(visit, newCard())
  return visit
}

describe('the registry looks at both cards', () => {
  it('is given the challenge, the proof of the current card and the new card', async () => {
    const visit = await visitComparing()
    expect(visit.overlay()).toEqual({ kind: 'processing' })
    expect(visit.asked('reviewRenewal')).toEqual([{ challenge: CHALLENGE, current: CURRENT_PROOF, card: newCard() }])
  })

  it.each<Failure>([
    { kind: 'certificate.revoked', role: 'new' },
    { kind: 'new.registered' },
    { kind: 'new.same-card' },
    { kind: 'registry.unreachable' },
    { kind: 'registry.not-accepted', detail: '' },
  ])('hands only the new card back after $kind', async (failure) => {
    const visit = await visitComparing()
    await visit.answer('reviewRenewal', failed(failure))
    expect(visit.screen('new-card')).toMatchObject({ slot: { state: 'reading' }, notice: notice(failure, 5) })
    visit.readers(null)
    await insertAndConfirm(visit, newCard({ insertion: 8 }))
    expect(visit.asked('reviewRenewal')).toHaveLength(2)
    expect(visit.asked('beginRenewal')).toHaveLength(1)
  })

  it.each<Failure>([
    { kind: 'renewal.expired' },
    { kind: 'renewal.overtaken' },
    { kind: 'current.superseded', on: '2026-11-23T00:00:00Z' },
    { kind: 'certificate.expired', role: 'current' },
  ])('starts over after $kind, which no other new card can help', async (failure) => {
    const visit = await visitComparing()
    visit.wiped.length = 0
    await visit.answer('reviewRenewal', failed(failure))
    expect(visit.screen('current-card').notice).toEqual(notice(failure, 5))
    expect(visit.wiped).toEqual(['all'])
  })
})

it('starting over looks at the card that was inserted first again', async () => {
  const visit = await visitToNewCard()
  visit.readers(currentCard(), newCard())
  for (const failure of [{ kind: 'new.registered' }, { kind: 'renewal.expired' }] as const) {
    await visit.answer('identifyCard', done(newCard()))
    visit.press('card.confirmed')
    await visit.answer('reviewRenewal', failed(failure))
  }
  expect(visit.asked('identifyCard').at(-1)).toEqual({ insertion: 1 })
})

const limited = (card: IdentifiedCard, maxTries: number | null): IdentifiedCard => ({ ...card, maxTries })

describe('the same PIN', () => {
  it('is tried once on a full counter, and no dialog is shown when it fits', async () => {
    const visit = await visitPastComparing(newCard())
    expect(visit.scene()).toMatchObject({ screen: { name: 'new-card' }, overlay: { kind: 'processing' } })
    expect(visit.asked('provePossession').at(-1)).toMatchObject({ role: 'new', pin: 'current', card: newCard() })
    await visit.answer('provePossession', { ok: true, value: NEW_PROOF })
    expect(visit.screen('review')).toMatchObject({ review: REVIEW, focused: 'back', notice: null })
    expect(visit.asked('provePossession')).toHaveLength(2)
    expect(visit.wiped.at(-1)).toBe('all')
  })

  it('is not tried again when it does not fit; the dialog says so without an error', async () => {
    const visit = await visitPastComparing(newCard())
    await visit.answer('provePossession', wrongPin(4))
    expect(visit.screen('new-pin').dialog).toMatchObject({ samePinTried: true, triesLeft: 4, notice: null, attempt: 0 })
    expect(visit.wiped.at(-1)).toBe('current')
    expect(visit.asked('provePossession')).toHaveLength(2)
  })

  it.each([
    ['the counter is not full', limited(newCard({ triesLeft: 4 }), 5)],
    ['the counter is unknown', newCardWithoutCounter()],
    ['the full count is unknown', limited(newCard(), null)],
    ['both are unknown', limited(newCardWithoutCounter(), null)],
    ['a full counter is under 3', limited(newCard({ triesLeft: 2 }), 2)],
    ['the new card is in a reader with a pad', newCard({ pinPad: { seconds: 90 } })],
  ])('is not tried when %s', async (_, card) => {
    const visit = await visitPastComparing(card)
    expect(visit.screen('new-pin').dialog.samePinTried).toBe(false)
    expect(visit.asked('provePossession')).toHaveLength(1)
  })

  it('is not held, and so not tried, when the current one was typed on a pad', async () => {
    const visit = await visitToCurrentPin(currentCard({ pinPad: { seconds: 90 } }))
    enterPin(visit)
    await visit.answer('provePossession', { ok: true, value: CURRENT_PROOF })
    visit.readers(null)
    await insertAndConfirm(visit, newCard())
    await visit.answer('reviewRenewal', done(REVIEW))
    expect(visit.screen('new-pin').dialog).toMatchObject({ samePinTried: false, pinPad: null })
    expect(visit.asked('provePossession')).toHaveLength(1)
  })

  it('is tried on a full counter of 3', async () => {
    const visit = await visitPastComparing(limited(newCard({ triesLeft: 3 }), 3))
    expect(visit.asked('provePossession')).toHaveLength(2)
  })

  it('leaves to the dialog a PIN that the card would not take, without a word', async () => {
    const visit = await visitPastComparing(newCard())
    await visit.answer('provePossession', unproven({ kind: 'pin.illegal', minLength: 8, maxLength: 16 }, 5))
    expect(visit.screen('new-pin').dialog).toMatchObject({ samePinTried: false, triesLeft: 5, notice: null })
  })

  it('shows a card blocked that lied about its counter', async () => {
    const visit = await visitPastComparing(newCard())
    await visit.answer('provePossession', unproven({ kind: 'pin.blocked' }, 0, true))
    expect(visit.screen('new-pin').dialog).toMatchObject({
      blocked: true,
      notice: notice({ kind: 'pin.blocked' }, 0, true),
    })
  })

  it('is never tried twice in a visit, not even on another insertion or after 戻る', async () => {
    const visit = await visitPastComparing(newCard())
    await visit.answer('provePossession', unproven({ kind: 'card.removed' }, 5))
    expect(visit.screen('new-card').notice).toEqual(notice({ kind: 'card.removed' }, 5))
    visit.readers(null)
    await insertAndConfirm(visit, newCard({ insertion: 12 }))
    await visit.answer('reviewRenewal', done(REVIEW))
    expect(visit.screen('new-pin').dialog.samePinTried).toBe(false)
    enterPin(visit)
    await visit.answer('provePossession', { ok: true, value: NEW_PROOF })
    visit.press('review.chosen')
    await insertAndConfirm(visit, currentCard({ insertion: 13 }))
    await visit.answer('beginRenewal', done(CHALLENGE))
    enterPin(visit)
    await visit.answer('provePossession', { ok: true, value: CURRENT_PROOF })
    await insertAndConfirm(visit, newCard({ insertion: 14 }))
    await visit.answer('reviewRenewal', done(REVIEW))
    expect(visit.screen('new-pin').dialog.role).toBe('new')
    expect(visit.asked('provePossession').filter(({ role, pin }) => role !== pin)).toHaveLength(1)
  })
})
