import { describe, expect, it } from 'vitest'
import { done, failed } from '../../src/result.ts'
import type { ScreenName } from '../../src/types/scene.ts'
import { toScene } from '../../src/ui/scene.ts'
import {
  enterPin,
  startKiosk,
  startVisit,
  visitPastComparing,
  visitToCurrentPin,
  visitToRenewing,
  visitToReview,
} from '../support/kiosk-in-test.ts'
import { currentCard, NEW_PROOF, newCard, PENDING, RECEIPT, REVIEW, readersWith } from '../support/renewal-samples.ts'

describe('a scene', () => {
  it('is there for every screen on the way', async () => {
    const visit = startKiosk({ pending: PENDING, readers: readersWith(currentCard()) })
    const names = new Set<ScreenName>([visit.scene().screen.name])
    visit.actor.subscribe((snapshot) => names.add(toScene(snapshot).screen.name))
    await visit.answer('settleRenewal', done({ state: 'not-done' }))
    visit.press('interruption.acknowledged')
    visit.send({ type: 'menu.chosen', item: 'renewal' })
    expect(visit.screen('current-card').slot.state).toBe('reading')
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    expect([...names]).toEqual(['interrupted', 'menu', 'current-card', 'take-cards'])
  })

  it('is a matter of its snapshot alone', async () => {
    const visit = await visitToReview()
    const snapshot = visit.actor.getSnapshot()
    const before = toScene(snapshot)
    visit.press('focus.moved')
    visit.press('review.chosen')
    await visit.answer('renew', done(RECEIPT))
    visit.press('result.closed')
    expect(toScene(snapshot)).toEqual(before)
    expect(before.screen).toEqual({ name: 'review', review: REVIEW, focused: 'back', notice: null })
  })

  it('changes for whoever watches the kiosk whenever the renewal does', async () => {
    const visit = startVisit()
    const states: string[] = []
    visit.actor.subscribe((snapshot) => {
      const { screen } = toScene(snapshot)
      if (screen.name === 'current-card') states.push(screen.slot.state)
    })
    visit.readers(currentCard())
    await visit.answer('identifyCard', failed({ kind: 'card.busy' }))
    expect([...new Set(states)]).toEqual(['absent', 'reading', 'refused'])
  })

  it('keeps the screen that the visitor knows under what is processed', async () => {
    const proving = await visitToCurrentPin()
    enterPin(proving)
    expect(proving.scene()).toMatchObject({ screen: { name: 'current-pin' }, overlay: { kind: 'processing' } })
    const trying = await visitPastComparing(newCard())
    expect(trying.scene()).toMatchObject({
      screen: { name: 'new-card', slot: { state: 'ready', card: newCard() } },
      overlay: { kind: 'processing' },
    })
    await trying.answer('provePossession', { ok: true, value: NEW_PROOF })
    expect(trying.scene()).toMatchObject({ screen: { name: 'review' }, overlay: null })
    const renewing = await visitToRenewing()
    expect(renewing.scene()).toMatchObject({ screen: { name: 'review' }, overlay: { kind: 'processing' } })
  })
})
