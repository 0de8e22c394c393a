import { describe, expect, it } from 'vitest'
import { done, failed } from '../../../src/result.ts'
import type { ReaderStatus } from '../../../src/types/reader.ts'
import { insertAndConfirm, startVisit, visitToNewCard } from '../../support/kiosk-in-test.ts'
import { CHALLENGE, currentCard, MUTE, newCard, notice, readersWith } from '../../support/renewal-samples.ts'

describe('the screen of the card in use', () => {
  it('reads whatever is inserted, with the keys live', async () => {
    const visit = startVisit()
    expect(visit.screen('current-card')).toEqual({ name: 'current-card', slot: { state: 'absent' }, notice: null })
    visit.readers(currentCard())
    expect(visit.scene()).toMatchObject({ screen: { slot: { state: 'reading' } }, overlay: null })
    expect(visit.asked('identifyCard')).toEqual([{ insertion: 1 }])
    await visit.answer('identifyCard', done(currentCard()))
    expect(visit.screen('current-card').slot).toEqual({ state: 'ready', card: currentCard() })
  })

  it('reads a card that was in before the visit, in any reader', () => {
    const visit = startVisit({ readers: readersWith(null, currentCard()) })
    expect(visit.asked('identifyCard')).toEqual([{ insertion: 1 }])
  })

  it('remembers an OK that came while the card was read', async () => {
    const visit = startVisit()
    visit.readers(currentCard())
    visit.press('card.confirmed')
    expect(visit.overlay()).toBeNull()
    await visit.answer('identifyCard', done(currentCard()))
    expect(visit.overlay()).toEqual({ kind: 'processing' })
    expect(visit.asked('beginRenewal')).toEqual([{ card: currentCard() }])
  })

  it.each([
    [999, true],
    [1000, false],
  ])('remembers an OK that overtook its card by %i ms: %s', async (late, remembered) => {
    const visit = startVisit()
    visit.press('card.confirmed')
    visit.pass(late)
    visit.readers(currentCard())
    expect(visit.screen('current-card').notice).toBeNull()
    await visit.answer('identifyCard', done(currentCard()))
    expect(visit.isWaiting('beginRenewal')).toBe(remembered)
  })

  it('counts the moment from the last OK', async () => {
    const visit = startVisit()
    visit.press('card.confirmed')
    visit.pass(900)
    visit.press('card.confirmed')
    visit.pass(900)
    visit.readers(currentCard())
    await visit.answer('identifyCard', done(currentCard()))
    expect(visit.isWaiting('beginRenewal')).toBe(true)
  })

  it('forgets the OK when the card is pulled before it could be read', async () => {
    const visit = startVisit()
    visit.readers(currentCard())
    visit.press('card.confirmed')
    visit.readers(null)
    visit.readers(currentCard({ insertion: 5 }))
    await visit.answer('identifyCard', done(currentCard({ insertion: 5 })))
    expect(visit.screen('current-card').slot.state).toBe('ready')
    expect(visit.asked('beginRenewal')).toEqual([])
  })

  it('is empty again when the card is pulled before OK', async () => {
    const visit = startVisit()
    visit.readers(currentCard())
    await visit.answer('identifyCard', done(currentCard()))
    visit.readers(null)
    expect(visit.screen('current-card')).toEqual({ name: 'current-card', slot: { state: 'absent' }, notice: null })
  })

  it('drops the answer about a card that has been swapped meanwhile', async () => {
    const visit = startVisit()
    visit.readers(currentCard())
    visit.readers(newCard())
    expect(visit.asked('identifyCard')).toEqual([{ insertion: 1 }, { insertion: 2 }])
    await visit.answer('identifyCard', done(newCard()))
    await visit.answer('identifyCard', done(currentCard()))
    expect(visit.screen('current-card').slot).toEqual({ state: 'ready', card: newCard() })
  })

  const status = (service: ReaderStatus['service'], readers: ReaderStatus['readers']): ReaderStatus => ({
    service,
    readers,
  })
  it.each([
    ['card.absent', readersWith(null)],
    ['reader.none', status('running', [])],
    ['reader.service-stopped', status('stopped', [])],
    ['reader.denied', status('denied', [])],
    ['reader.restarting', status('restarting', [])],
  ] as const)('says %s when OK is pressed without a card', (kind, readers) => {
    const visit = startVisit({ readers })
    visit.press('card.confirmed')
    expect(visit.screen('current-card').notice).toEqual(notice({ kind }))
  })

  it('refuses a mute card without asking it, until another one comes', () => {
    const visit = startVisit()
    visit.readers(MUTE)
    const refused = { name: 'current-card', slot: { state: 'refused' }, notice: notice({ kind: 'card.mute' }) }
    expect(visit.screen('current-card')).toEqual(refused)
    visit.press('card.confirmed')
    expect(visit.screen('current-card')).toEqual(refused)
    expect(visit.asked('identifyCard')).toEqual([])
    visit.readers(null)
    expect(visit.screen('current-card')).toEqual({ ...refused, slot: { state: 'absent' }, notice: null })
    visit.readers(currentCard())
    expect(visit.screen('current-card')).toEqual({ ...refused, slot: { state: 'reading' }, notice: null })
  })

  it('tries a card again on OK, and goes on when it can be read then', async () => {
    const visit = startVisit()
    visit.readers(currentCard())
    await visit.answer('identifyCard', failed({ kind: 'card.busy' }))
    expect(visit.screen('current-card')).toMatchObject({
      slot: { state: 'refused' },
      notice: notice({ kind: 'card.busy' }),
    })
    visit.press('card.confirmed')
    expect(visit.screen('current-card')).toMatchObject({ slot: { state: 'reading' }, notice: null })
    await visit.answer('identifyCard', done(currentCard()))
    expect(visit.isWaiting('beginRenewal')).toBe(true)
  })

  it('tries a card again when it is inserted again', async () => {
    const visit = startVisit()
    visit.readers(currentCard())
    await visit.answer('identifyCard', failed({ kind: 'card.timeout' }))
    visit.readers(null)
    visit.readers(currentCard({ insertion: 3 }))
    expect(visit.asked('identifyCard').at(-1)).toEqual({ insertion: 3 })
  })

  it('hands a card back that the registry refuses, and takes another one', async () => {
    const visit = startVisit()
    await insertAndConfirm(visit, currentCard())
    await visit.answer('beginRenewal', failed({ kind: 'current.unregistered' }))
    await visit.answer('identifyCard', done(currentCard()))
    expect(visit.screen('current-card')).toEqual({
      name: 'current-card',
      slot: { state: 'ready', card: currentCard() },
      notice: notice({ kind: 'current.unregistered' }, 5),
    })
    visit.readers(null)
    expect(visit.screen('current-card').notice).toBeNull()
    await insertAndConfirm(visit, newCard())
    await visit.answer('beginRenewal', done(CHALLENGE))
    expect(visit.screen('current-pin').dialog).toMatchObject({ role: 'current', notice: null })
  })

  it('says why a card was refused that was pulled before the registry answered', async () => {
    const visit = startVisit()
    await insertAndConfirm(visit, currentCard())
    visit.readers(null)
    await visit.answer('beginRenewal', failed({ kind: 'current.unregistered' }))
    expect(visit.screen('current-card')).toMatchObject({
      slot: { state: 'absent' },
      notice: notice({ kind: 'current.unregistered' }, 5),
    })
  })

  it('keeps what is not about the card when the card is taken out', async () => {
    const visit = startVisit()
    await insertAndConfirm(visit, currentCard())
    await visit.answer('beginRenewal', failed({ kind: 'registry.unreachable' }))
    visit.readers(null)
    expect(visit.screen('current-card').notice).toEqual(notice({ kind: 'registry.unreachable' }, 5))
  })

  it('asks again for the same card after an unreachable registry', async () => {
    const visit = startVisit({ readers: readersWith(null, null) })
    visit.readers(currentCard(), newCard())
    await visit.answer('identifyCard', done(currentCard()))
    visit.press('card.confirmed')
    await visit.answer('beginRenewal', failed({ kind: 'registry.unreachable' }))
    expect(visit.asked('identifyCard').at(-1)).toEqual({ insertion: 1 })
  })

  it('with two readers turns from a refused card to the one inserted after it', async () => {
    const visit = startVisit({ readers: readersWith(null, null) })
    visit.readers(newCard({ insertion: 1 }), currentCard({ insertion: 2 }))
    await visit.answer('identifyCard', done(newCard({ insertion: 1 })))
    visit.press('card.confirmed')
    await visit.answer('beginRenewal', failed({ kind: 'current.unregistered' }))
    expect(visit.asked('identifyCard').at(-1)).toEqual({ insertion: 2 })
    await visit.answer('identifyCard', done(currentCard({ insertion: 2 })))
    expect(visit.screen('current-card')).toEqual({
      name: 'current-card',
      slot: { state: 'ready', card: currentCard({ insertion: 2 }) },
      notice: null,
    })
    visit.press('card.confirmed')
    expect(visit.asked('beginRenewal').at(-1)).toEqual({ card: currentCard({ insertion: 2 }) })
  })

  it('with two readers stays with the last card when both were refused', async () => {
    const visit = startVisit({ readers: readersWith(null, null) })
    visit.readers(newCard({ insertion: 1 }), newCard({ insertion: 2 }))
    for (const insertion of [1, 2]) {
      await visit.answer('identifyCard', done(newCard({ insertion })))
      visit.press('card.confirmed')
      await visit.answer('beginRenewal', failed({ kind: 'current.unregistered' }))
    }
    expect(visit.asked('identifyCard').map(({ insertion }) => insertion)).toEqual([1, 2, 2])
    expect(visit.screen('current-card').notice).toEqual(notice({ kind: 'current.unregistered' }, 5))
  })

  it('with two readers takes the card that was inserted first for the one in use', () => {
    const visit = startVisit({ readers: readersWith(newCard(), currentCard()) })
    expect(visit.asked('identifyCard')).toEqual([{ insertion: 1 }])
  })

  it('with two readers turns from a card that cannot be used to the other at once', async () => {
    const visit = startVisit({ readers: readersWith({ ...MUTE, insertion: 1 }, currentCard({ insertion: 2 })) })
    expect(visit.asked('identifyCard')).toEqual([{ insertion: 2 }])
  })
})

describe('the screen of the new card', () => {
  it('wants the current card out while the only reader holds it', async () => {
    const visit = await visitToNewCard()
    expect(visit.screen('new-card')).toEqual({
      name: 'new-card',
      slot: { state: 'absent' },
      removeFirst: true,
      notice: null,
    })
    visit.press('card.confirmed')
    expect(visit.screen('new-card').notice).toEqual(notice({ kind: 'new.same-card' }))
    visit.readers(null)
    expect(visit.screen('new-card')).toMatchObject({ removeFirst: false, notice: null })
    visit.press('card.confirmed')
    expect(visit.screen('new-card').notice).toEqual(notice({ kind: 'card.absent' }))
  })

  it('has room for both cards in two readers', async () => {
    const visit = await visitToNewCard()
    visit.readers(currentCard(), null)
    expect(visit.screen('new-card').removeFirst).toBe(false)
    visit.readers(currentCard(), newCard())
    expect(visit.asked('identifyCard').at(-1)).toEqual({ insertion: 2 })
    await visit.answer('identifyCard', done(newCard()))
    expect(visit.screen('new-card').slot).toEqual({ state: 'ready', card: newCard() })
  })

  it('points to the free reader when OK is pressed with the current card alone in two', async () => {
    const visit = await visitToNewCard()
    visit.readers(currentCard(), null)
    visit.press('card.confirmed')
    const wanted = { failure: { kind: 'card.absent', wanted: 'new' }, cost: null }
    expect(visit.screen('new-card')).toMatchObject({ slot: { state: 'absent' }, removeFirst: false, notice: wanted })
  })

  it('knows the current card when it is inserted again', async () => {
    const visit = await visitToNewCard()
    visit.readers(null)
    visit.readers(currentCard({ insertion: 2 }))
    await visit.answer('identifyCard', done(currentCard({ insertion: 2 })))
    expect(visit.screen('new-card')).toMatchObject({
      slot: { state: 'refused' },
      notice: { failure: { kind: 'new.same-card' }, cost: { spent: false, left: 5 } },
    })
    visit.press('card.confirmed')
    await visit.answer('identifyCard', done(currentCard({ insertion: 2 })))
    expect(visit.screen('new-card').slot.state).toBe('refused')
    expect(visit.asked('reviewRenewal')).toEqual([])
  })

  it('does not ask for the current card once it has signed', async () => {
    const visit = await visitToNewCard()
    visit.readers(null)
    await insertAndConfirm(visit, newCard())
    expect(visit.isWaiting('reviewRenewal')).toBe(true)
  })
})
