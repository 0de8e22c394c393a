import { describe, expect, it } from 'vitest'
import { DELAYS } from '../../../machines/delays.ts'
import { done, failed } from '../../../src/result.ts'
import { startKiosk, startVisit } from '../../support/kiosk-in-test.ts'
import { currentCard, PENDING, RECEIPT, readersWith } from '../../support/renewal-samples.ts'

describe('the menu', () => {
  const menu = (focused: string, unavailable: string | null = null) => ({
    name: 'menu',
    focused,
    unavailable,
    open: ['renewal'],
    selfTest: null,
    cardLeft: false,
  })

  it('is the first screen, its focus starts on the first open door and goes round', () => {
    const kiosk = startKiosk({ open: ['renewal'] })
    expect(kiosk.scene()).toEqual({
      screen: menu('renewal'),
      readers: readersWith(null),
      overlay: null,
      journey: null,
    })
    kiosk.send({ type: 'menu.moved', by: 1 })
    expect(kiosk.screen('menu')).toEqual(menu('card-check'))
    kiosk.send({ type: 'menu.moved', by: 1 })
    expect(kiosk.screen('menu')).toEqual(menu('registration'))
    kiosk.send({ type: 'menu.moved', by: -1 }, { type: 'menu.moved', by: -1 })
    expect(kiosk.screen('menu')).toEqual(menu('renewal'))
  })

  it.each(['registration', 'change', 'card-check'] as const)('says until the next key that %s is to come', (item) => {
    const kiosk = startKiosk({ open: ['renewal'] })
    kiosk.send({ type: 'key.pressed' }, { type: 'menu.chosen', item })
    expect(kiosk.screen('menu')).toEqual(menu(item, item))
    kiosk.send({ type: 'key.pressed' })
    expect(kiosk.screen('menu')).toEqual(menu(item))
  })

  it('forgets its focus after a minute without a key', () => {
    const kiosk = startKiosk({ open: ['renewal'] })
    kiosk.send({ type: 'menu.moved', by: 1 })
    kiosk.pass(30_000)
    kiosk.send({ type: 'key.pressed' })
    kiosk.pass(59_999)
    expect(kiosk.screen('menu')).toEqual(menu('card-check'))
    kiosk.pass(1)
    expect(kiosk.screen('menu')).toEqual(menu('renewal'))
  })

  it('shows the readers as they are, before and in a visit', () => {
    const kiosk = startKiosk()
    kiosk.readers(currentCard())
    expect(kiosk.scene().readers).toEqual(readersWith(currentCard()))
    const visit = startVisit()
    visit.readers(currentCard(), null)
    expect(visit.scene().readers).toEqual(readersWith(currentCard(), null))
  })
})

describe('a renewal that was interrupted', () => {
  const interrupted = (settlement: object) => ({ name: 'interrupted', pending: PENDING, settlement })

  it.each([{ state: 'done', receipt: RECEIPT } as const, { state: 'not-done' } as const])(
    'is looked up before anything else: $state',
    async (settlement) => {
      const kiosk = startKiosk({ pending: PENDING })
      expect(kiosk.scene()).toMatchObject({
        screen: interrupted({ state: 'unknown' }),
        overlay: { kind: 'processing' },
      })
      kiosk.send({ type: 'menu.chosen', item: 'renewal' })
      kiosk.press('interruption.acknowledged')
      expect(kiosk.asked('settleRenewal')).toEqual([{ pending: PENDING }])
      await kiosk.answer('settleRenewal', done(settlement))
      expect(kiosk.scene()).toMatchObject({ screen: interrupted(settlement), overlay: null })
      expect(kiosk.forgotten()).toBe(0)
      kiosk.press('interruption.acknowledged')
      expect(kiosk.forgotten()).toBe(1)
      expect(kiosk.screen('menu').unavailable).toBeNull()
      expect(kiosk.actor.getSnapshot().context).toMatchObject({ pending: null, settlement: null })
    },
  )

  it('stays unknown while the registry is away, and is kept in the journal', async () => {
    const kiosk = startKiosk({ pending: PENDING })
    await kiosk.answer('settleRenewal', failed({ kind: 'registry.unreachable' }))
    kiosk.pass(DELAYS.settlePatience - 1)
    expect(kiosk.overlay()).toEqual({ kind: 'processing' })
    kiosk.pass(1)
    expect(kiosk.scene()).toMatchObject({ screen: interrupted({ state: 'unknown' }), overlay: null })
    await kiosk.answer('settleRenewal', failed({ kind: 'registry.unreachable' }))
    const asked = kiosk.asked('settleRenewal').length
    kiosk.press('interruption.acknowledged')
    expect(kiosk.asked('settleRenewal')).toHaveLength(asked + 1)
    expect(kiosk.screen('interrupted').settlement.state).toBe('unknown')
    expect(kiosk.forgotten()).toBe(0)
  })

  it('stays unknown and in the journal, and lets the operator end the program from afar', async () => {
    const kiosk = startKiosk({ pending: PENDING })
    kiosk.send({ type: 'exit.requested' })
    expect(kiosk.ended()).toBe(0)
    kiosk.pass(DELAYS.settlePatience)
    expect(kiosk.ended()).toBe(1)
    expect(kiosk.forgotten()).toBe(0)
  })

  it('ends out of service when asking fails by a bug', async () => {
    const kiosk = startKiosk({ pending: PENDING })
    await kiosk.crash('settleRenewal')
    expect(kiosk.screen('out-of-service')).toEqual({ name: 'out-of-service' })
    expect(kiosk.actor.getSnapshot().status).toBe('done')
  })
})
