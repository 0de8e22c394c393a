import { describe, expect, it } from 'vitest'
import { DELAYS } from '../../../machines/delays.ts'
import { type DeskJourney, type DeskStep, type Happening, keyOf, simplePaths } from '../../support/desk-paths.ts'
import { type Answer, type PortName, settled } from '../../support/held-ports.ts'
import { type KioskInTest, startDesk } from '../../support/kiosk-in-test.ts'

const count = (happened: readonly Happening[], type: string) => happened.filter((other) => other.type === type).length

/** Makes it happen in the whole kiosk, with true actors and timers. */
async function happen(visit: KioskInTest, happening: Happening) {
  const [, , , port = ''] = happening.type.split('.')
  if (!happening.type.startsWith('xstate.')) {
    visit.send({ type: 'key.pressed' }, happening as Parameters<KioskInTest['send']>[0])
  } else if ('output' in happening) {
    const name = (port === 'settlement' ? 'settleRequest' : port) as PortName
    const output = port === 'settlement' ? { ok: true, value: happening.output } : happening.output
    await visit.answer(name, output as Answer<PortName>)
  }
  await settled()
}

function placeOf(visit: KioskInTest): string {
  const under = visit.actor.getSnapshot().context.visit
  if (under === null) return visit.scene().screen.name
  if (under.journey === 'renewal' || under.journey === 'maintenance') throw new Error('no visit to the desk')
  return keyOf(under.snapshot)
}

/** Repeats a way found in the graph, and stops at the first step that leads elsewhere. */
async function replay(journey: DeskJourney, steps: readonly DeskStep[]) {
  const visit = startDesk(journey)
  const happened: Happening[] = []
  for (const { event, state } of steps) {
    if (event.type === 'xstate.init') continue
    happened.push(event as Happening)
    await happen(visit, event as Happening)
    const expected = state.status === 'done' ? 'take-cards' : keyOf(state)
    const place = placeOf(visit)
    if (place !== expected && !(state.status === 'done' && place === 'menu'))
      throw new Error(`${event.type} led to ${place}, not ${expected}`)
  }
  return { visit, happened }
}

/** One VERIFY for each PIN handed in, and one more for each 登録 or 変更 that was pressed. */
function spendsNoTryUnasked(visit: KioskInTest, happened: readonly Happening[]) {
  const signatures = visit.asked('signRequest')
  const presses = count(happened, 'review.chosen')
  expect(signatures.length).toBeLessThanOrEqual(count(happened, 'pin.entered') + presses)
  const logins = signatures.filter(({ matter }) => matter.kind === 'login')
  expect(logins.length).toBeLessThanOrEqual(count(happened, 'pin.entered'))
  const consents = count(happened, 'last-try.accepted')
  expect(signatures.filter(({ card }) => card.reading.triesLeft === 1).length).toBeLessThanOrEqual(consents)
}

/** Only what was confirmed is handed in, after a signature over it. */
function handsInOnlyWhatWasConfirmed(visit: KioskInTest, happened: readonly Happening[]) {
  const submitted = visit.asked('submitRequest')
  expect(submitted.length).toBeLessThanOrEqual(count(happened, 'review.chosen'))
  const signed = visit.asked('signRequest').map(({ matter }) => matter)
  for (const { matter } of submitted) expect(signed).toContainEqual(matter)
}

/** Whatever the state, the visit ends with its secrets wiped; only what is being committed keeps it alive. */
function endsWiped(visit: KioskInTest) {
  const under = () => visit.actor.getSnapshot().context.visit
  const committing = under()?.snapshot.hasTag('committing') ?? false
  if (under()) visit.wiped.length = 0
  visit.leap(DELAYS.formCeiling)
  visit.pass(DELAYS.idle)
  visit.pass(DELAYS.idleCountdown)
  expect(under() !== null).toBe(committing)
  if (!committing) expect(visit.wiped.at(-1)).toBe('all')
}

describe.each(['registration', 'change', 'card-check'] as const)('%s', (journey) => {
  it('keeps its promises along every simple path', { timeout: 120_000 }, async () => {
    const paths = simplePaths(journey)
    for (const { steps } of paths) {
      const { visit, happened } = await replay(journey, steps)
      spendsNoTryUnasked(visit, happened)
      handsInOnlyWhatWasConfirmed(visit, happened)
      endsWiped(visit)
      visit.actor.stop()
    }
    console.log(`${journey}: ${paths.length} simple paths`)
    expect(paths.length).toBeGreaterThan(20)
  })
})
