import { describe, expect, it } from 'vitest'
import { DELAYS } from '../../../machines/delays.ts'
import { done, failed } from '../../../src/result.ts'
import {
  startKiosk,
  startVisit,
  visitToCurrentPin,
  visitToNewCard,
  visitToRenewing,
} from '../../support/kiosk-in-test.ts'
import { currentCard, NOW, newCard, RECEIPT, readersWith } from '../../support/renewal-samples.ts'

/** A card of the staff's was there before; the visitor's is still in when the visit was given up. */
async function cancelledBesideStaff() {
  const staff = currentCard({ insertion: 1 })
  const visit = startVisit({ readers: readersWith(staff, null) })
  await visit.answer('identifyCard', failed({ kind: 'card.unsupported', atr: '3B' }))
  visit.readers(staff, newCard({ insertion: 2 }))
  await visit.answer('identifyCard', done(newCard({ insertion: 2 })))
  visit.press('cancel.requested')
  visit.press('cancel.confirmed')
  return { staff, visit }
}

describe('the end of a visit', () => {
  it('comes with 閉じる: seen, wiped and finished', async () => {
    const visit = await visitToRenewing()
    await visit.answer('renew', done(RECEIPT))
    visit.wiped.length = 0
    visit.press('result.closed')
    expect(visit.screen('take-cards').reason).toBe('finished')
    expect(visit.forgotten()).toBe(1)
    expect(visit.wiped).toContain('all')
  })

  it('is finished even if the visitor before gave up', async () => {
    const before = startVisit()
    before.press('cancel.requested')
    before.press('cancel.confirmed')
    const visit = await visitToRenewing({ on: before })
    await visit.answer('renew', done(RECEIPT))
    visit.press('result.closed')
    expect(visit.screen('take-cards').reason).toBe('finished')
  })

  it('waits until every reader is empty', async () => {
    const visit = await visitToNewCard()
    visit.readers(currentCard(), newCard())
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    visit.readers(null, newCard())
    expect(visit.screen('take-cards').reason).toBe('cancelled')
    visit.readers(null, null)
    expect(visit.screen('menu').focused).toBe('registration')
  })

  it('goes on waiting while the reader service is away', async () => {
    const visit = await visitToNewCard()
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    visit.send({ type: 'readers.changed', status: { service: 'restarting', readers: [] } })
    expect(visit.screen('take-cards').reason).toBe('cancelled')
    visit.readers(null, null)
    expect(visit.screen('menu').unavailable).toBeNull()
  })

  it('does not wait for a card that was there before and that nobody used', async () => {
    const { staff, visit } = await cancelledBesideStaff()
    expect(visit.screen('take-cards').reason).toBe('cancelled')
    visit.readers(staff, null)
    expect(visit.screen('menu').unavailable).toBeNull()
  })

  it('is made up for after a crash: the card that is still in has to be taken', () => {
    const kiosk = startKiosk({ isRestarted: true, readers: { service: 'starting', readers: [] } })
    expect(kiosk.screen('take-cards').reason).toBe('restarted')
    kiosk.readers(currentCard())
    expect(kiosk.screen('take-cards').reason).toBe('restarted')
    kiosk.readers(null)
    expect(kiosk.screen('menu').unavailable).toBeNull()
  })

  it('does not keep the next visitor out for ever', async () => {
    const visit = await visitToNewCard()
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    visit.leap(DELAYS.reminder - 1)
    expect(visit.screen('take-cards').reason).toBe('cancelled')
    visit.leap(1)
    expect(visit.screen('menu').unavailable).toBeNull()
  })

  it('notes which card was left behind when the reminder ends, and no other', async () => {
    const { staff, visit } = await cancelledBesideStaff()
    visit.leap(DELAYS.reminder)
    visit.screen('menu')
    const [, second] = readersWith(staff, null).readers
    expect(visit.leftBehind).toEqual([
      { time: NOW, reader: second?.name, serialEnd: newCard().view.rows.serial.slice(-4) },
    ])
    expect(visit.actor.getSnapshot().context.used).toEqual([])
  })

  it('says at the menu that a card was left, until it is out', async () => {
    const { staff, visit } = await cancelledBesideStaff()
    visit.readers(staff, newCard({ insertion: 2 }))
    visit.leap(DELAYS.reminder)
    expect(visit.screen('menu').cardLeft).toBe(true)
    visit.readers(staff, null)
    expect(visit.screen('menu').cardLeft).toBe(false)
    visit.readers(staff, newCard({ insertion: 3 })) // the next visitor's own
    expect(visit.screen('menu').cardLeft).toBe(false)
  })

  it('says so to the visitor after the next one, too', async () => {
    const { visit } = await cancelledBesideStaff()
    visit.leap(DELAYS.reminder)
    visit.send({ type: 'menu.chosen', item: 'change' })
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    visit.leap(DELAYS.reminder)
    expect(visit.screen('menu').cardLeft).toBe(true)
  })

  it('notes nothing of cards that were taken in time', async () => {
    const visit = await visitToNewCard()
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    visit.readers(null, null)
    visit.leap(DELAYS.reminder)
    expect(visit.leftBehind).toEqual([])
  })

  it('notes a card that is left after a crash, of which it knows nothing', () => {
    const kiosk = startKiosk({ isRestarted: true, readers: readersWith(currentCard()) })
    kiosk.leap(DELAYS.reminder)
    expect(kiosk.leftBehind).toMatchObject([{ time: NOW, serialEnd: null }])
  })

  it('is the menu at once when the readers are empty', () => {
    const visit = startVisit()
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    expect(visit.screen('menu').unavailable).toBeNull()
  })

  it('leaves nothing of the visitor behind', async () => {
    const visit = await visitToRenewing()
    await visit.answer('renew', done(RECEIPT))
    visit.press('result.closed')
    visit.readers(null)
    const { context, children } = visit.actor.getSnapshot()
    expect(context.visit).toBeNull()
    expect(Object.values(children).filter((child) => child !== undefined)).toEqual([])
    expect(JSON.stringify(context)).not.toMatch(/山田|ARServer4|20261123/)
  })

  it('is out of service after a bug in a port, with the PINs wiped', async () => {
    const visit = await visitToCurrentPin()
    visit.send({ type: 'pin.entered', personInCharge: '' })
    visit.wiped.length = 0
    await visit.crash('provePossession')
    expect(visit.screen('out-of-service')).toEqual({ name: 'out-of-service' })
    expect(visit.actor.getSnapshot().status).toBe('done')
    expect(visit.wiped).toEqual(['all'])
  })
})
