import { describe, expect, it } from 'vitest'
import { done, failed } from '../../../src/result.ts'
import type { CardStanding } from '../../../src/types/registration.ts'
import { ACTIVE, REQUEST } from '../../support/desk-samples.ts'
import { LOGIN_PROOF } from '../../support/desk-visits.ts'
import { enterPin, insertAndConfirm, type KioskInTest, startDesk } from '../../support/kiosk-in-test.ts'
import { currentCard, newCard, notice, wrongPin } from '../../support/renewal-samples.ts'

async function visitToStanding(standing: CardStanding = ACTIVE, card = currentCard()) {
  const visit = startDesk('card-check')
  await insertAndConfirm(visit, card)
  await visit.answer('checkCard', done(standing))
  return visit
}

function chooseLogin(visit: KioskInTest) {
  visit.press('focus.moved')
  visit.press('review.chosen')
}

async function visitToPin() {
  const visit = await visitToStanding()
  chooseLogin(visit)
  await visit.answer('beginRequest', done(REQUEST))
  return visit
}

describe('ICカードの確認', () => {
  it('shows the card and what the registry says of it, without a PIN', async () => {
    const visit = await visitToStanding()
    expect(visit.screen('standing')).toMatchObject({ card: currentCard(), standing: ACTIVE, loginOffered: true })
    expect(visit.asked('signRequest')).toEqual([])
    visit.press('review.chosen')
    expect(visit.screen('take-cards').reason).toBe('finished')
  })

  it('shows the card also while the registry is away', async () => {
    const visit = startDesk('card-check')
    await insertAndConfirm(visit, currentCard())
    await visit.answer('checkCard', failed({ kind: 'registry.unreachable' }))
    expect(visit.screen('standing')).toMatchObject({
      standing: null,
      loginOffered: false,
      notice: notice({ kind: 'registry.unreachable' }, 5),
    })
  })

  it('makes a real login with a PIN, and only on request', async () => {
    const visit = await visitToPin()
    expect(visit.asked('beginRequest')).toEqual([{ card: currentCard(), purpose: 'login' }])
    enterPin(visit)
    await visit.answer('signRequest', LOGIN_PROOF)
    expect(visit.asked('signRequest')[0]?.matter).toEqual({ kind: 'login' })
    await visit.answer('login', done({ purpose: 'login', standing: 'full' }))
    expect(visit.screen('standing')).toMatchObject({ loggedIn: 'full', standing: ACTIVE, loginOffered: false })
    expect(visit.wiped.at(-1)).toBe('all')
  })

  const SUPERSEDED = { registration: { state: 'superseded', on: '2026-11-20T03:00:00Z' }, problems: [] } as const

  it.each(['beginRequest', 'login'] as const)(
    'tells why %s was refused, and what holds of the card now',
    async (step) => {
      const visit = await visitToStanding()
      chooseLogin(visit)
      if (step === 'login') {
        await visit.answer('beginRequest', done(REQUEST))
        enterPin(visit)
        await visit.answer('signRequest', LOGIN_PROOF)
      }
      await visit.answer(step, failed({ kind: 'login.superseded', on: '2026-11-20T03:00:00Z' }))
      await visit.answer('checkCard', done(SUPERSEDED))
      expect(visit.screen('standing')).toMatchObject({
        standing: SUPERSEDED,
        loginOffered: false,
        notice: { failure: { kind: 'login.superseded' } },
      })
      expect(visit.wiped.at(-1)).toBe('all')
    },
  )

  it('counts a wrong PIN as one try, and asks again', async () => {
    const visit = await visitToPin()
    enterPin(visit)
    await visit.answer('signRequest', wrongPin(4))
    expect(visit.screen('card-pin').dialog.triesLeft).toBe(4)
    expect(visit.asked('signRequest')).toHaveLength(1)
  })

  it.each<[string, CardStanding, ReturnType<typeof currentCard>]>([
    ['unregistered', { registration: { state: 'unregistered' }, problems: [] }, currentCard()],
    ['superseded', { registration: { state: 'superseded', on: '2026-11-20T03:00:00Z' }, problems: [] }, currentCard()],
    ['revoked', { registration: { state: 'active' }, problems: ['certificate.revoked'] }, currentCard()],
    ['blocked', ACTIVE, currentCard({ triesLeft: 0 })],
  ])('offers no login where it cannot succeed: %s', async (_, standing, card) => {
    const visit = await visitToStanding(standing, card)
    visit.press('focus.moved')
    expect(visit.screen('standing')).toMatchObject({ loginOffered: false, focused: 'back' })
  })

  it('stays readable while the card is taken, and turns to the next card that comes in', async () => {
    const visit = await visitToStanding()
    visit.readers(null)
    expect(visit.screen('standing')).toMatchObject({ loginOffered: false })
    visit.readers(newCard())
    expect(visit.screen('card').slot.state).toBe('reading')
  })
})
