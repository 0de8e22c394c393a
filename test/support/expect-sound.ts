import { expect } from 'vitest'
import type { FaultStage } from './fault-stage.ts'
import type { Seen } from './renewing-kiosks.ts'
import { clientOf, kioskIdentity } from './service.ts'

/**
 * After any fault: whoever saw a receipt finds it, every renewal happened once or not at all, each company has one active
 * card, and everything follows from the log. `port` is a service's; `refused` counts refusals that are evidence.
 */
export async function expectSound(
  stage: FaultStage,
  { seen, port, refused = 0 }: { seen: readonly Seen[]; port: number; refused?: number },
): Promise<void> {
  const kiosks = Map.groupBy(seen, ({ kiosk }) => kiosk)
  await Promise.all(Array.from(kiosks, ([kiosk, its]) => expectFound(kiosk, its, port)))
  const receipts = await stage.rows('select number, current, new from receipt')
  expect(receipts.map(({ number }) => number).sort()).toEqual(seen.map(({ receipt }) => receipt.number).sort())
  const active = await stage.rows("select registration, fingerprint from card where state = 'active'")
  expect(new Set(active.map(({ registration }) => registration)).size).toBe(stage.cards.length)
  expect(active).toHaveLength(stage.cards.length) // never neither, never both
  const successor = new Map(receipts.map((receipt) => [receipt.current, receipt.new]))
  const newest = (fingerprint: unknown): unknown =>
    successor.has(fingerprint) ? newest(successor.get(fingerprint)) : fingerprint
  const expected = stage.cards.map(({ fingerprint }) => newest(fingerprint))
  expect(active.map(({ fingerprint }) => fingerprint).sort()).toEqual(expected.sort())
  const { finding, audit } = await stage.verified()
  expect(finding).toBeNull()
  expect(audit.frontier.size).toBe(stage.cards.length + receipts.length + refused)
}

async function expectFound(kiosk: string, its: readonly Seen[], port: number): Promise<void> {
  const client = clientOf(await kioskIdentity(kiosk), port)
  for (const { receipt } of its)
    expect(await client.settleRenewal(receipt.renewal)).toEqual({ ok: true, value: { state: 'done', receipt } })
  await client.close()
}
