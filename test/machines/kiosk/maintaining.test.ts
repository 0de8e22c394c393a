import { describe, expect, it } from 'vitest'
import { done, failed } from '../../../src/result.ts'
import { enterPin, type KioskInTest, startKiosk, startVisit } from '../../support/kiosk-in-test.ts'
import { CURRENT_PROOF, currentCard, newCard, wrongPin } from '../../support/renewal-samples.ts'

const PROVEN = { ok: true, value: CURRENT_PROOF } as const

function called(more: Parameters<typeof startKiosk>[0] = {}): KioskInTest {
  const kiosk = startKiosk({ hasOperatorCards: true, ...more })
  kiosk.press('operator.called')
  return kiosk
}

async function atPin(card = newCard(), more: Parameters<typeof startKiosk>[0] = {}): Promise<KioskInTest> {
  const kiosk = called(more)
  kiosk.readers(card)
  await kiosk.answer('identifyOperator', done(card))
  kiosk.press('card.confirmed')
  return kiosk
}

describe('the operator’s card', () => {
  it('ends the program after its PIN and its signature, and nothing of the registry is asked', async () => {
    const kiosk = await atPin()
    expect(kiosk.screen('card-pin').dialog).toMatchObject({ role: 'card', triesLeft: 5 })
    expect(kiosk.scene().journey).toBe('maintenance')
    enterPin(kiosk)
    expect(kiosk.overlay()).toEqual({ kind: 'processing' })
    expect(kiosk.ended()).toBe(0)
    await kiosk.answer('proveOperator', PROVEN)
    expect(kiosk.ended()).toBe(1)
    expect(kiosk.wiped.at(-1)).toBe('all')
    for (const port of ['identifyCard', 'checkCard', 'beginRequest', 'signRequest', 'login'] as const)
      expect(kiosk.asked(port)).toEqual([])
  })

  it('is asked for its PIN once for each entry, and told what a wrong one cost', async () => {
    const kiosk = await atPin()
    enterPin(kiosk)
    await kiosk.answer('proveOperator', wrongPin(4))
    expect(kiosk.screen('card-pin').dialog).toMatchObject({ triesLeft: 4, attempt: 1, notice: { cost: { left: 4 } } })
    expect(kiosk.asked('proveOperator')).toHaveLength(1)
    expect([kiosk.ended(), kiosk.isWaiting('proveOperator')]).toEqual([0, false])
    enterPin(kiosk)
    await kiosk.answer('proveOperator', wrongPin(1))
    expect(kiosk.screen('card-pin').dialog.consent).toBe('asked')
    enterPin(kiosk)
    expect(kiosk.asked('proveOperator')).toHaveLength(2)
  })

  it('takes its PIN on the reader’s pad where there is one', async () => {
    const kiosk = await atPin(newCard({ pinPad: { seconds: 30 } }))
    enterPin(kiosk)
    expect(kiosk.overlay()).toEqual({ kind: 'pin-pad', seconds: 30 })
  })

  it('gets no PIN where koshin.toml does not name it, and gives way to one that it names', async () => {
    const kiosk = called()
    kiosk.readers(currentCard())
    await kiosk.answer('identifyOperator', failed({ kind: 'operator.unlisted' }))
    kiosk.press('card.confirmed')
    await kiosk.answer('identifyOperator', failed({ kind: 'operator.unlisted' }))
    expect(kiosk.screen('card')).toMatchObject({
      slot: { state: 'refused' },
      notice: { failure: { kind: 'operator.unlisted' } },
    })
    enterPin(kiosk)
    expect(kiosk.asked('proveOperator')).toEqual([])
    kiosk.readers(currentCard(), newCard())
    await kiosk.answer('identifyOperator', done(newCard()))
    expect(kiosk.screen('card').slot.state).toBe('ready')
  })

  it('gives way to a later one where it has ended', async () => {
    const kiosk = called()
    kiosk.readers(currentCard())
    await kiosk.answer('identifyOperator', failed({ kind: 'operator.expired' }))
    expect(kiosk.screen('card').notice?.failure).toEqual({ kind: 'operator.expired' })
    kiosk.readers(currentCard(), newCard())
    expect(kiosk.asked('identifyOperator')).toEqual([{ insertion: 1 }, { insertion: 2 }])
  })

  it('is not taken to be the card that a visitor forgot', async () => {
    const kiosk = startKiosk({ hasOperatorCards: true })
    kiosk.readers(currentCard(), null)
    kiosk.press('operator.called')
    kiosk.screen('operator')
    expect(kiosk.asked('identifyOperator')).toEqual([])
    kiosk.readers(currentCard(), newCard())
    expect(kiosk.asked('identifyOperator')).toEqual([{ insertion: 2 }])
  })

  it('leads back to the menu when it is given up, pulled out or forgotten', async () => {
    for (const leave of [
      (kiosk: KioskInTest) => {
        kiosk.press('cancel.requested')
        kiosk.press('cancel.confirmed')
      },
      (kiosk: KioskInTest) => kiosk.pass(90_000),
    ]) {
      const kiosk = await atPin()
      leave(kiosk)
      kiosk.screen('take-cards')
      kiosk.readers(null)
      kiosk.screen('menu')
      expect(kiosk.ended()).toBe(0)
      expect(kiosk.wiped.at(-1)).toBe('all')
    }
    const kiosk = await atPin()
    kiosk.readers(null)
    expect(kiosk.screen('card').notice?.failure.kind).toBe('card.removed')
  })

  it('does nothing where koshin.toml names none, nor in a visit', async () => {
    const kiosk = called({ hasOperator: true, hasOperatorCards: false })
    kiosk.readers(newCard())
    expect(kiosk.screen('operator').takes).toEqual({ password: true, card: false })
    const visit = startVisit({ hasOperatorCards: true })
    visit.press('operator.called')
    visit.readers(newCard())
    visit.screen('current-card')
    expect(visit.asked('identifyOperator')).toEqual([])
  })

  it('is told to the machine as a bug, not as an exit, where its port breaks', async () => {
    const kiosk = await atPin()
    enterPin(kiosk)
    await kiosk.crash('proveOperator')
    expect(kiosk.screen('out-of-service')).toEqual({ name: 'out-of-service' })
    expect(kiosk.ended()).toBe(0)
  })
})
