import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import type { RegistryClient } from '../../src/registry/client/registry-client.ts'
import { watchRegistry } from '../../src/registry/watch-registry.ts'
import type { Receipt, Registry } from '../../src/types/registry.ts'
import type { FaultStage } from './fault-stage.ts'
import { renewRequest, type TestCard, testCard } from './registry.ts'
import { clientOf, kioskIdentity } from './service.ts'

export const KIOSKS = 20

/** A receipt that a kiosk has seen. */
export interface Seen {
  readonly kiosk: string
  readonly receipt: Receipt
}

/** Kiosks that renew the cards of a stage, each its share, and never give up. */
export interface Renewing {
  readonly seen: readonly Seen[]
  readonly counts: {
    again: number // exchanges that brought no answer; the client asks most of them again by itself
    lost: number // answers to 更新 that never came: the kiosk asks what became of it
    happened: number // of these: it had happened
    away: number // beginnings that came to nothing
  }
  readonly finished: Promise<unknown>
}

interface Ways {
  /** Where a kiosk finds its service. */
  readonly portOf: (index: number) => number | Promise<number>
  /** What stands between a kiosk and its client. */
  readonly through?: (client: RegistryClient, index: number) => Registry
}

type State = Omit<Renewing, 'finished' | 'seen'> & { readonly seen: Seen[]; readonly stage: FaultStage }

export function renewingKiosks(stage: FaultStage, { portOf, through = (client) => client }: Ways): Renewing {
  const state: State = { stage, seen: [], counts: { again: 0, lost: 0, happened: 0, away: 0 } }
  const renewShare = async (index: number) => {
    const name = `kiosk-${index}`
    const client = clientOf(await kioskIdentity(name), await portOf(index), {
      pause: (wait) => setTimeout(wait / 4), // the programs here start within a second
      report: () => void state.counts.again++,
    })
    const kiosk = watchRegistry(through(client, index), headMemory()) // refuses a log that went back
    for (let at = index; at < stage.cards.length; at += KIOSKS) {
      const receipt = await renewed(kiosk, name, stage.cards[at] as TestCard, state)
      state.seen.push({ kiosk: name, receipt })
    }
    await client.close()
  }
  return { ...state, finished: Promise.all(Array.from({ length: KIOSKS }, (_, index) => renewShare(index))) }
}

/** Asks what became of a renewal whose answer was lost, and begins anew only when it did not happen. */
async function renewed(kiosk: Registry, name: string, current: TestCard, { stage, counts }: State): Promise<Receipt> {
  const fresh = await testCard(stage.authority)
  for (;;) {
    const begins = await kiosk.beginRenewal({ certificate: current.certificate, kiosk: name })
    if (!begins.ok) {
      expect(begins.failure.kind).toBe('registry.unreachable')
      counts.away++
      continue
    }
    const answer = await kiosk.renew(renewRequest(begins.value, { current, new: fresh }))
    if (answer.ok) return answer.value
    expect(answer.failure.kind).toBe('registry.unreachable')
    counts.lost++
    const settled = await settlement(kiosk, begins.value.renewal)
    if (settled.state === 'not-done') continue
    counts.happened++
    return settled.receipt
  }
}

async function settlement(kiosk: Registry, renewal: string) {
  for (;;) {
    const settled = await kiosk.settleRenewal(renewal)
    if (settled.ok) return settled.value
    expect(settled.failure.kind).toBe('registry.unreachable')
  }
}

function headMemory() {
  let head: string | null = null
  return {
    read: () => head,
    write(checkpoint: string) {
      head = checkpoint
    },
  }
}

/** Does `fault` so many times, spread over the work; comes back when all is renewed. */
export async function withFaults(
  stage: FaultStage,
  renewing: Renewing,
  times: number,
  fault: (time: number) => Promise<unknown>,
): Promise<void> {
  const share = stage.cards.length / (times + 1)
  for (let time = 0; time < times; time++) {
    await Promise.race([
      renewing.finished, // fails where a kiosk does
      expect.poll(() => renewing.seen.length, { timeout: 180_000 }).toBeGreaterThan(share * time),
    ])
    await fault(time)
  }
  await renewing.finished
}
