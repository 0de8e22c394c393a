import { describe, expect, it } from 'vitest'
import { DELAYS } from '../../../machines/delays.ts'
import type { KioskInTest } from '../../support/kiosk-in-test.ts'
import { everyTransition, type Happening, KEYS, simplePaths } from '../../support/renewal-paths.ts'
import { CURRENT_PROOF, NEW_PROOF } from '../../support/renewal-samples.ts'
import { happen, placeOf, replay } from '../../support/replay.ts'

const count = (happened: readonly Happening[], type: string) => happened.filter((other) => other.type === type).length

/** What was accepted before each PIN that was handed in. */
function consents(happened: readonly Happening[]): boolean[] {
  const handedIn: boolean[] = []
  let consent = false
  for (const { type } of happened) {
    if (type === 'pin.entered') {
      handedIn.push(consent)
      consent = false
    } else if (type === 'last-try.accepted') consent = true
  }
  return handedIn
}

/** One VERIFY for each PIN handed in and one same-PIN try at most; the last try only with consent. */
function spendsNoTryUnasked(visit: KioskInTest, happened: readonly Happening[]) {
  const proofs = visit.asked('provePossession')
  const asked = proofs.filter(({ role, pin }) => role === pin)
  expect(asked).toHaveLength(count(happened, 'pin.entered'))
  expect(proofs.length - asked.length).toBeLessThanOrEqual(1)
  const given = consents(happened)
  expect(asked.map(({ card }, index) => card.reading.triesLeft !== 1 || given[index])).not.toContain(false)
  for (const { role, pin, card } of proofs) if (role !== pin) expect(card.reading.triesLeft).toBe(5)
}

/** Asked once at most, only when both cards have signed, and only by 更新. */
function renewsOnlyWhenMeant(visit: KioskInTest, happened: readonly Happening[]) {
  const renewals = visit.asked('renew')
  expect(renewals.length).toBeLessThanOrEqual(Math.min(1, count(happened, 'review.chosen')))
  for (const { current, new: proof } of renewals) expect([current, proof]).toEqual([CURRENT_PROOF, NEW_PROOF])
}

/** Whatever the state, the visit ends with its PINs wiped; only 更新 under way keeps it alive. */
function endsWiped(visit: KioskInTest) {
  const renewal = () => visit.actor.getSnapshot().context.visit?.snapshot ?? null
  const committing = renewal()?.hasTag('committing') ?? false
  if (renewal()) visit.wiped.length = 0
  visit.leap(DELAYS.visitCeiling)
  visit.pass(DELAYS.idleCountdown)
  expect(renewal() !== null).toBe(committing)
  if (!committing) expect(visit.wiped.at(-1)).toBe('all')
}

describe('the renewal machine', () => {
  it('keeps its promises along every simple path', { timeout: 120_000 }, async () => {
    const paths = simplePaths()
    for (const { steps } of paths) {
      const { visit, happened } = await replay(steps)
      spendsNoTryUnasked(visit, happened)
      renewsOnlyWhenMeant(visit, happened)
      endsWiped(visit)
      visit.actor.stop()
    }
    console.log(`${paths.length} simple paths`)
    expect(paths.length).toBeGreaterThan(1000)
  })

  const states = everyTransition()
  it(`has every state in the graph (${states.length})`, () => {
    expect(states.length).toBeGreaterThan(50)
  })

  it.each(states)('takes every turn in $key', async ({ key, way, turns }) => {
    const changing = turns.filter(({ next }) => next !== key && !next.startsWith('["finished"'))
    for (const { event, next } of changing) {
      const { visit, happened } = await replay(way.steps)
      await happen(visit, event)
      expect([event.type, placeOf(visit)]).toEqual([event.type, next])
      spendsNoTryUnasked(visit, [...happened, event])
    }
  })

  it.each(states)('is deaf to all other keys in $key', async ({ key, way, turns }) => {
    const heard = new Set(turns.filter(({ next }) => next !== key).map(({ event }) => event.type))
    const { visit, happened } = await replay(way.steps)
    const place = placeOf(visit)
    for (const event of KEYS.filter(({ type }) => !heard.has(type))) await happen(visit, event)
    expect(placeOf(visit)).toBe(place)
    spendsNoTryUnasked(visit, happened)
    renewsOnlyWhenMeant(visit, happened)
  })
})
