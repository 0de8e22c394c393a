import { describe, expect, it } from 'vitest'
import { afterWrong, NO_TRIES, operatorWait } from '../../../machines/kiosk/operator-tries.ts'
import { startKiosk, startVisit, visitToCurrentPin } from '../../support/kiosk-in-test.ts'

const CLOSED = { type: 'service.closed', reason: '点検' } as const

describe('a terminal that its operator closes', () => {
  it('says so at once when nobody is there, and opens by itself', () => {
    const kiosk = startKiosk()
    kiosk.send(CLOSED)
    expect(kiosk.screen('closed')).toEqual({ name: 'closed', reason: '点検' })
    kiosk.send({ ...CLOSED, reason: '17時まで' })
    expect(kiosk.screen('closed').reason).toBe('17時まで')
    kiosk.send({ type: 'key.pressed' }, { type: 'menu.chosen', item: 'renewal' })
    kiosk.screen('closed')
    kiosk.send({ type: 'service.opened' })
    kiosk.screen('menu')
  })

  it('lets the visitor who is there come to an end', async () => {
    const visit = await visitToCurrentPin()
    visit.send(CLOSED)
    visit.screen('current-pin')
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    visit.screen('take-cards')
    visit.readers(null)
    visit.screen('closed')
  })

  it('does not close when it was opened again before the visit was over', async () => {
    const visit = await visitToCurrentPin()
    visit.send(CLOSED, { type: 'service.opened' })
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    visit.readers(null)
    visit.screen('menu')
  })
})

describe('an end that is asked for from afar', () => {
  it('comes when nobody is there, also at a closed terminal', () => {
    const kiosk = startKiosk()
    kiosk.send(CLOSED, { type: 'exit.requested' })
    expect(kiosk.ended()).toBe(1)
  })

  it('waits for the visit', () => {
    const visit = startVisit()
    visit.send({ type: 'exit.requested' })
    expect(visit.ended()).toBe(0)
    visit.screen('current-card')
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    expect(visit.ended()).toBe(1)
  })

  it('does not come when it was withdrawn before the visit was over', () => {
    const visit = startVisit()
    visit.send({ type: 'exit.requested' }, { type: 'exit.withdrawn' })
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    visit.screen('menu')
    expect(visit.ended()).toBe(0)
  })
})

function called(more: Parameters<typeof startKiosk>[0] = {}) {
  const time = { now: Date.parse('2026-11-25T00:00:00Z') }
  const kiosk = startKiosk({ hasOperator: true, now: () => new Date(time.now).toISOString(), ...more })
  kiosk.press('operator.called')
  const enter = async (isRight: boolean) => {
    kiosk.press('operator.password-entered')
    if (kiosk.isWaiting('checkOperator')) await kiosk.answer('checkOperator', isRight)
  }
  return { ...kiosk, time, enter }
}

describe('the operator’s screen', () => {
  it('ends the program after the password, and after nothing else', async () => {
    const kiosk = called()
    await kiosk.enter(false)
    expect(kiosk.screen('operator')).toMatchObject({ name: 'operator', attempt: 1, said: 'wrong' })
    expect(kiosk.ended()).toBe(0)
    await kiosk.enter(true)
    expect(kiosk.ended()).toBe(1)
  })

  it('is there at a closed terminal too, which stays closed', () => {
    const kiosk = startKiosk({ hasOperator: true })
    kiosk.send(CLOSED)
    kiosk.press('operator.called')
    kiosk.screen('operator')
    kiosk.press('cancel.requested')
    kiosk.screen('closed')
  })

  it('is nowhere where koshin.toml has no password, nor in a visit', () => {
    const kiosk = startKiosk()
    kiosk.press('operator.called')
    kiosk.screen('menu')
    const visit = startVisit({ hasOperator: true })
    visit.press('operator.called')
    visit.screen('current-card')
  })

  it('goes after a minute without a key, and keeps nothing that was typed', () => {
    const kiosk = called()
    kiosk.pass(59_000)
    kiosk.send({ type: 'key.pressed' })
    kiosk.pass(59_999)
    kiosk.screen('operator')
    kiosk.pass(1)
    kiosk.screen('menu')
    expect(kiosk.wiped.at(-1)).toBe('password')
  })

  it('counts a password that somebody tries to take back', async () => {
    const kiosk = called()
    kiosk.press('operator.password-entered')
    kiosk.press('cancel.requested')
    expect(kiosk.overlay()).toEqual({ kind: 'processing' })
    await kiosk.answer('checkOperator', false)
    expect(kiosk.screen('operator').attempt).toBe(1)
  })

  it('lets the third wrong password wait, and looks at none meanwhile', async () => {
    const kiosk = called()
    for (let wrong = 0; wrong < 3; wrong++) await kiosk.enter(false)
    await kiosk.enter(true)
    expect(kiosk.screen('operator').said).toEqual({ seconds: 30 })
    kiosk.press('cancel.requested')
    kiosk.press('operator.called')
    await kiosk.enter(true)
    expect(kiosk.screen('operator').said).toEqual({ seconds: 30 })
    expect(kiosk.asked('checkOperator')).toHaveLength(3)
    kiosk.time.now += 30_000
    await kiosk.enter(true)
    expect(kiosk.ended()).toBe(1)
  })
})

it('waits twice as long each time, up to an hour, whatever the clock does', () => {
  const now = '2026-11-25T00:00:00.000Z'
  const waits: number[] = []
  let tries = NO_TRIES
  for (let wrong = 0; wrong < 12; wrong++) {
    tries = afterWrong(tries, now)
    waits.push(operatorWait(tries, now))
  }
  expect(waits).toEqual([0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
  expect(operatorWait(tries, '2020-01-01T00:00:00Z')).toBe(3600)
})
