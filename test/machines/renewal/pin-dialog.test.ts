import { describe, expect, it } from 'vitest'
import { done } from '../../../src/result.ts'
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
  newCard,
  newCardWithoutCounter,
  notice,
  REVIEW,
  readersWith,
  unproven,
  wrongPin,
} from '../../support/renewal-samples.ts'

describe('the PIN dialog', () => {
  it('shows what the card says about its PIN', async () => {
    const visit = await visitToCurrentPin()
    expect(visit.screen('current-pin').dialog).toEqual({
      role: 'current',
      rules: { minLength: 6, maxLength: 8, characters: 'digits' },
      pinPad: null,
      triesLeft: 5,
      consent: 'not-needed',
      blocked: false,
      issuer: null,
      issuerName: 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP',
      samePinTried: false,
      notice: null,
      attempt: 0,
      personInCharge: '',
    })
  })

  it('proves once for each PIN handed in, and takes no key meanwhile', async () => {
    const visit = await visitToCurrentPin()
    enterPin(visit)
    expect(visit.overlay()).toEqual({ kind: 'processing' })
    enterPin(visit)
    enterPin(visit)
    expect(visit.asked('provePossession')).toEqual([
      {
        role: 'current',
        pin: 'current',
        card: currentCard(),
        challenge: CHALLENGE,
        currentFingerprint: currentCard().reading.fingerprint,
      },
    ])
    await visit.answer('provePossession', { ok: true, value: CURRENT_PROOF })
    expect(visit.screen('new-card').slot.state).toBe('absent')
    expect(visit.asked('provePossession')).toHaveLength(1)
  })

  it('comes back after a wrong PIN with what it cost, empty', async () => {
    const visit = await visitToCurrentPin()
    enterPin(visit, '山田')
    visit.wiped.length = 0
    await visit.answer('provePossession', wrongPin(4))
    expect(visit.screen('current-pin').dialog).toMatchObject({
      triesLeft: 4,
      consent: 'not-needed',
      attempt: 1,
      notice: notice({ kind: 'pin.wrong', triesLeft: 4 }, 4, true),
      personInCharge: '山田',
    })
    expect(visit.wiped).toEqual(['current'])
    enterPin(visit)
    expect(visit.screen('current-pin').dialog.notice).toBeNull()
    expect(visit.asked('provePossession')).toHaveLength(2)
  })

  it('learns the tries left from a card that only tells them with a failure', async () => {
    const visit = await visitToCurrentPin(currentCard({ triesLeft: null }))
    enterPin(visit)
    await visit.answer('provePossession', wrongPin(2))
    expect(visit.screen('current-pin').dialog.triesLeft).toBe(2)
  })

  it('says that an illegal PIN was not sent', async () => {
    const visit = await visitToCurrentPin()
    enterPin(visit)
    await visit.answer('provePossession', unproven({ kind: 'pin.illegal', minLength: 6, maxLength: 8 }, 5))
    expect(visit.screen('current-pin').dialog).toMatchObject({
      triesLeft: 5,
      attempt: 1,
      notice: notice({ kind: 'pin.illegal', minLength: 6, maxLength: 8 }, 5),
    })
  })

  it('wants consent for the last try, again in each attempt', async () => {
    const visit = await visitToCurrentPin(currentCard({ triesLeft: 1 }))
    expect(visit.screen('current-pin').dialog.consent).toBe('asked')
    enterPin(visit)
    expect(visit.asked('provePossession')).toEqual([])
    visit.press('last-try.accepted')
    expect(visit.screen('current-pin').dialog.consent).toBe('given')
    enterPin(visit)
    expect(visit.screen('current-pin').dialog.consent).toBe('given')
    await visit.answer('provePossession', unproven({ kind: 'pin.illegal', minLength: 6, maxLength: 8 }, 1))
    expect(visit.screen('current-pin').dialog.consent).toBe('asked')
    enterPin(visit)
    expect(visit.asked('provePossession')).toHaveLength(1)
  })

  it('wants consent when a wrong PIN leaves one try', async () => {
    const visit = await visitToCurrentPin(currentCard({ triesLeft: 2 }))
    enterPin(visit)
    await visit.answer('provePossession', wrongPin(1))
    expect(visit.screen('current-pin').dialog.consent).toBe('asked')
  })

  it('takes no PIN for a card that came blocked', async () => {
    const visit = await visitToCurrentPin(currentCard({ triesLeft: 0 }))
    expect(visit.screen('current-pin').dialog).toMatchObject({ blocked: true, notice: null })
    enterPin(visit)
    visit.press('last-try.accepted')
    enterPin(visit)
    expect(visit.asked('provePossession')).toEqual([])
    visit.readers(null)
    expect(visit.screen('current-card').notice).toBeNull()
  })

  it('is blocked by the last wrong PIN', async () => {
    const visit = await visitToCurrentPin(currentCard({ triesLeft: 1 }))
    visit.press('last-try.accepted')
    enterPin(visit)
    await visit.answer('provePossession', unproven({ kind: 'pin.blocked' }, 0, true))
    expect(visit.screen('current-pin').dialog).toMatchObject({
      triesLeft: 0,
      blocked: true,
      notice: notice({ kind: 'pin.blocked' }, 0, true),
    })
  })

  it('believes the failure when the card does not say what it cost', async () => {
    const visit = await visitToCurrentPin()
    enterPin(visit)
    await visit.answer('provePossession', unproven({ kind: 'pin.wrong', triesLeft: 3 }))
    expect(visit.screen('current-pin').dialog.triesLeft).toBe(3)
    enterPin(visit)
    await visit.answer('provePossession', unproven({ kind: 'pin.blocked' }))
    expect(visit.screen('current-pin').dialog).toMatchObject({ triesLeft: 0, blocked: true })
    visit.readers(null)
    expect(visit.screen('current-card').notice).toBeNull()
  })

  it('goes back when the card is pulled instead of consenting', async () => {
    const visit = await visitToCurrentPin(currentCard({ triesLeft: 1 }))
    visit.readers(null)
    expect(visit.screen('current-card').notice).toEqual(notice({ kind: 'card.removed' }, 1))
  })

  it('goes back to its card screen when the card is pulled, and drops what was typed', async () => {
    const visit = await visitToCurrentPin()
    visit.wiped.length = 0
    visit.readers(null)
    expect(visit.screen('current-card')).toEqual({
      name: 'current-card',
      slot: { state: 'absent' },
      notice: notice({ kind: 'card.removed' }, 5),
    })
    expect(visit.wiped).toEqual(['all'])
    await insertAndConfirm(visit, currentCard({ insertion: 4 }))
    expect(visit.asked('beginRenewal')).toHaveLength(2)
  })

  it('goes back when the card is swapped without a gap', async () => {
    const visit = await visitToCurrentPin()
    visit.readers(newCard())
    expect(visit.screen('current-card').slot.state).toBe('reading')
  })

  it.each([
    ['reader.unavailable', readersWith()],
    ['reader.restarting', { service: 'restarting', readers: [] }],
    ['reader.service-stopped', { service: 'stopped', readers: [] }],
  ] as const)('says %s when it was the reader that went away', async (kind, status) => {
    const others = { service: 'running', readers: [{ name: 'another', card: null }] } as const
    const visit = await visitToCurrentPin()
    visit.send({ type: 'readers.changed', status: kind === 'reader.unavailable' ? others : status })
    expect(visit.screen('current-card').notice?.failure.kind).toBe(kind)
  })

  it('lets a card that is pulled while it signs answer for itself', async () => {
    const visit = await visitToCurrentPin()
    enterPin(visit)
    visit.readers(null)
    expect(visit.screen('current-pin').dialog.notice).toBeNull()
    await visit.answer('provePossession', unproven({ kind: 'card.removed' }, 5))
    expect(visit.screen('current-card').notice).toEqual(notice({ kind: 'card.removed' }, 5))
  })

  it.each([
    'card.removed',
    'card.changed',
    'card.reset',
    'card.busy',
    'card.key-mismatch',
    'reader.unavailable',
  ] as const)('goes back to the card in use after %s and begins anew', async (kind) => {
    const visit = await visitToCurrentPin()
    enterPin(visit)
    await visit.answer('provePossession', unproven({ kind }, 5))
    expect(visit.screen('current-card').notice).toEqual(notice({ kind }, 5))
    await visit.answer('identifyCard', done(currentCard()))
    visit.press('card.confirmed')
    expect(visit.asked('beginRenewal')).toHaveLength(2)
  })
})

describe('the PIN dialog of the new card', () => {
  it('keeps the name that was entered with the first PIN', async () => {
    const visit = await visitPastComparing(newCardWithoutCounter())
    expect(visit.screen('new-pin').dialog).toMatchObject({ role: 'new', personInCharge: '山田', samePinTried: false })
  })

  it('goes back to the new card only, and the current card need not sign again', async () => {
    const visit = await visitPastComparing(newCardWithoutCounter())
    visit.wiped.length = 0
    visit.readers(null)
    expect(visit.screen('new-card').notice).toEqual(notice({ kind: 'card.removed' }))
    expect(visit.wiped).toEqual(['new'])
    await insertAndConfirm(visit, newCardWithoutCounter({ insertion: 7 }))
    await visit.answer('reviewRenewal', done(REVIEW))
    enterPin(visit)
    expect(visit.asked('provePossession').at(-1)).toMatchObject({ role: 'new', pin: 'new', challenge: CHALLENGE })
    await visit.answer('provePossession', unproven({ kind: 'card.reset' }))
    expect(visit.screen('new-card').notice).toEqual(notice({ kind: 'card.reset' }))
    expect(visit.asked('beginRenewal')).toHaveLength(1)
  })

  it('does not mind that the current card is gone', async () => {
    const visit = await visitToNewCard()
    visit.readers(newCard())
    expect(visit.screen('new-card').slot.state).toBe('reading')
  })
})

describe('the PIN dialog of a reader with a pad', () => {
  const PAD = { seconds: 90 }
  const visitWithPad = (triesLeft = 5) => visitToCurrentPin(currentCard({ pinPad: PAD, triesLeft }))

  it('says so, and while the pad waits, for how long', async () => {
    const visit = await visitWithPad()
    expect(visit.screen('current-pin').dialog.pinPad).toEqual(PAD)
    enterPin(visit, '山田')
    expect(visit.overlay()).toEqual({ kind: 'pin-pad', seconds: 90 })
    enterPin(visit)
    await visit.answer('provePossession', { ok: true, value: CURRENT_PROOF })
    expect(visit.asked('provePossession')).toHaveLength(1)
    visit.readers(null)
    await insertAndConfirm(visit, newCard({ pinPad: PAD }))
    await visit.answer('reviewRenewal', done(REVIEW))
    expect(visit.screen('new-pin').dialog).toMatchObject({ pinPad: PAD, personInCharge: '山田' })
    enterPin(visit)
    expect(visit.overlay()).toEqual({ kind: 'pin-pad', seconds: 90 })
  })

  it.each([
    { kind: 'pin-pad.timed-out' },
    { kind: 'pin-pad.cancelled' },
    { kind: 'pin-pad.refused', detail: '6B80' },
    { kind: 'pin-pad.absent' },
  ] as const)('comes back after $kind, and asks nothing by itself', async (failure) => {
    const visit = await visitWithPad()
    enterPin(visit)
    await visit.answer('provePossession', unproven(failure, 5))
    expect(visit.screen('current-pin').dialog).toMatchObject({ notice: notice(failure, 5), triesLeft: 5, attempt: 1 })
    expect([visit.overlay(), visit.asked('provePossession').length]).toEqual([null, 1])
  })

  it('is not left alone while the pad waits, however long', async () => {
    const visit = await visitWithPad()
    enterPin(visit)
    visit.pass(120_000)
    expect(visit.overlay()).toEqual({ kind: 'pin-pad', seconds: 90 })
  })

  it('wants consent to the last try all the same', async () => {
    const visit = await visitWithPad(1)
    enterPin(visit)
    expect(visit.asked('provePossession')).toHaveLength(0)
    visit.press('last-try.accepted')
    enterPin(visit)
    await visit.answer('provePossession', unproven({ kind: 'pin-pad.timed-out' }, 1))
    expect(visit.screen('current-pin').dialog.consent).toBe('asked')
  })
})
