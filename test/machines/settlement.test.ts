import { expect, it } from 'vitest'
import { createActor, fromPromise, SimulatedClock } from 'xstate'
import { DELAYS } from '../../machines/delays.ts'
import { type Settled, settlementMachine } from '../../machines/settlement.ts'
import { done, failed, type Result } from '../../src/result.ts'
import type { Pending } from '../../src/types/visit.ts'
import { holdPorts, settled } from '../support/held-ports.ts'
import { PENDING } from '../support/renewal-samples.ts'

function startSettlement() {
  const held = holdPorts()
  const clock = new SimulatedClock()
  const settle = fromPromise<Result<Settled>, { pending: Pending }>(() =>
    held.ports.settleRenewal({ pending: PENDING }),
  )
  const machine = settlementMachine.provide({ actors: { settle } })
  const actor = createActor(machine, { clock, input: { pending: PENDING, delays: DELAYS } })
  actor.start()
  return { ...held, actor, clock, tries: () => held.asked('settleRenewal').length }
}

const away = failed({ kind: 'registry.unreachable' })

it('asks again after 1, 2, 4 and 8 s, then every 15 s, until the registry says', async () => {
  const settlement = startSettlement()
  for (const [tries, wait] of [1000, 2000, 4000, 8000, 15_000, 15_000].entries()) {
    await settlement.answer('settleRenewal', away)
    settlement.clock.increment(wait - 1)
    await settled()
    expect(settlement.tries()).toBe(tries + 1)
    settlement.clock.increment(1)
    await settled()
    expect(settlement.tries()).toBe(tries + 2)
  }
  await settlement.answer('settleRenewal', done({ state: 'not-done' }))
  expect(settlement.actor.getSnapshot()).toMatchObject({ status: 'done', output: { state: 'not-done' } })
})

it('asks at once when told to, but never twice at a time', async () => {
  const settlement = startSettlement()
  settlement.actor.send({ type: 'interruption.acknowledged' })
  expect(settlement.tries()).toBe(1)
  await settlement.answer('settleRenewal', away)
  settlement.actor.send({ type: 'interruption.acknowledged' })
  settlement.actor.send({ type: 'interruption.acknowledged' })
  expect(settlement.tries()).toBe(2)
})

it('takes any other refusal for not knowing', async () => {
  const settlement = startSettlement()
  await settlement.answer('settleRenewal', failed({ kind: 'registry.not-accepted', detail: '' }))
  expect(settlement.actor.getSnapshot().status).toBe('active')
})
