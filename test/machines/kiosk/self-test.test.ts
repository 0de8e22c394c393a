import { describe, expect, it } from 'vitest'
import { selfTestDue } from '../../../machines/kiosk/self-test-due.ts'
import { startKiosk } from '../../support/kiosk-in-test.ts'
import { currentCard } from '../../support/renewal-samples.ts'

const SIX = 6 * 60
const MINUTE = 60_000

describe('the test of the day', () => {
  it.each([
    [null, '2026-11-25T00:00:00+09:00', true],
    ['2026-11-25T06:00:00+09:00', '2026-11-25T06:00:01+09:00', false],
    ['2026-11-25T06:00:00+09:00', '2026-11-26T05:59:59+09:00', false],
    ['2026-11-25T06:00:00+09:00', '2026-11-26T06:00:00+09:00', true],
    ['2026-11-25T05:59:59+09:00', '2026-11-25T06:00:00+09:00', true],
    ['2026-11-25T23:00:00+09:00', '2026-11-26T03:00:00+09:00', false],
    ['2026-11-25T23:00:00+09:00', '2026-11-26T08:00:00+09:00', true],
    ['2026-12-25T06:00:00+09:00', '2026-11-25T08:00:00+09:00', true], // the clock was wrong then
  ])('after one at %s is due at %s: %s', (last, now, due) => {
    const utc = (time: string) => new Date(time).toISOString()
    expect(selfTestDue(last === null ? null : utc(last), utc(now), SIX)).toBe(due)
  })
})

function kioskAtSix() {
  const time = { now: '2026-11-24T21:00:00Z' }
  const kiosk = startKiosk({ selfTestAt: SIX, now: () => time.now })
  const signalOf = (index: number) => kiosk.asked('selfTest')[index]?.signal ?? expect.fail('not asked')
  return { ...kiosk, time, asked: () => kiosk.asked('selfTest'), signalOf }
}

describe('the menu', () => {
  it('tests once a day, after a minute without a key, and shows what came of it', async () => {
    const kiosk = kioskAtSix()
    kiosk.pass(MINUTE - 1)
    expect(kiosk.asked()).toHaveLength(0)
    kiosk.pass(1)
    expect(kiosk.asked()).toHaveLength(1)
    expect(kiosk.screen('menu').selfTest).toBeNull()
    await kiosk.answer('selfTest', { isWell: true })
    expect(kiosk.screen('menu').selfTest).toEqual({ isWell: true, time: '2026-11-24T21:00:00Z' })
    kiosk.pass(10 * MINUTE)
    expect(kiosk.asked()).toHaveLength(1)
    kiosk.time.now = '2026-11-25T21:00:00Z'
    kiosk.pass(MINUTE)
    expect(kiosk.asked()).toHaveLength(2)
    await kiosk.answer('selfTest', { isWell: false, step: 'prove', failure: { kind: 'card.key-mismatch' } })
    expect(kiosk.screen('menu').selfTest).toMatchObject({ isWell: false, time: '2026-11-25T21:00:00Z' })
  })

  it('calls it off at the first key, keeps nothing of it, and tests again when nobody is there', async () => {
    const kiosk = kioskAtSix()
    kiosk.pass(MINUTE)
    expect(kiosk.signalOf(0).aborted).toBe(false)
    kiosk.send({ type: 'key.pressed' })
    expect(kiosk.signalOf(0).aborted).toBe(true)
    await kiosk.crash('selfTest')
    expect(kiosk.screen('menu').selfTest).toBeNull()
    kiosk.pass(MINUTE)
    expect(kiosk.asked()).toHaveLength(2)
  })

  it('never tests in a visit', () => {
    const kiosk = kioskAtSix()
    kiosk.pass(MINUTE)
    kiosk.send({ type: 'key.pressed' }, { type: 'menu.chosen', item: 'renewal' })
    expect(kiosk.signalOf(0).aborted).toBe(true)
    kiosk.screen('current-card')
    kiosk.readers(currentCard())
    for (let seconds = 0; seconds < 50; seconds++) {
      kiosk.pass(10_000)
      kiosk.send({ type: 'key.pressed' })
    }
    expect(kiosk.asked()).toHaveLength(1)
  })

  it('never tests where the agency does not want it', () => {
    const kiosk = startKiosk()
    kiosk.pass(10 * MINUTE)
    expect(kiosk.asked('selfTest')).toEqual([])
  })

  it('goes on with its own time-outs beside it', async () => {
    const kiosk = kioskAtSix()
    kiosk.send({ type: 'menu.moved', by: 1 })
    kiosk.pass(MINUTE)
    expect(kiosk.screen('menu').focused).toBe('registration')
    kiosk.send({ type: 'menu.moved', by: 1 })
    expect(kiosk.screen('menu').focused).toBe('change')
  })
})
