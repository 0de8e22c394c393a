import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'
import { renewingKiosk, type SharedRegistry, sharedRegistry } from '../support/renewing.ts'
import { rowsOf } from '../support/sqlite-rows.ts'

const KILLS = 30
const RENEWALS = 8 // in one kiosk, before or in which it is killed

interface Counts {
  done: number
  notDone: number
  unanswered: number // of both
  unansweredYetDone: number
}

describe('a registry whose process is killed', () => {
  it(`at ${KILLS} random moments has moved each registration wholly or not at all`, { timeout: 180_000 }, async () => {
    const shared = await sharedRegistry(KILLS * RENEWALS)
    const counts: Counts = { done: 0, notDone: 0, unanswered: 0, unansweredYetDone: 0 }
    for (let kill = 0; kill < KILLS; kill++) await settle(shared, await killed(shared, kill), counts)
    expect(renewalsIn(shared)).toBe(counts.done)
    await expectVerified(shared)
    expect(counts.unanswered).toBeGreaterThan(KILLS / 3) // else it was not killed while it renewed
    console.log(`${KILLS} kills: ${JSON.stringify(counts)}`)
  })
})

describe('a renewal whose process dies before any one of its statements', () => {
  it('has happened wholly or not at all', { timeout: 120_000 }, async () => {
    const most = 30
    const shared = await sharedRegistry(most)
    const counts: Counts = { done: 0, notDone: 0, unanswered: 0, unansweredYetDone: 0 }
    let statements = 0
    for (let survived = false; !survived; statements++) {
      const kiosk = await renewingKiosk(shared, shared.cards.slice(statements, statements + 1), statements + 1)
      await kiosk.said('ready')
      kiosk.go()
      await kiosk.ended()
      survived = kiosk.lines.includes('end')
      await settle(shared, kiosk.lines, counts)
    }
    expect(statements).toBeGreaterThan(15) // the reads, begin, the writes and commit: all were tried
    expect(renewalsIn(shared)).toBe(1)
    await expectVerified(shared)
    expect(counts).toMatchObject({ done: 1, notDone: statements - 1 })
    console.log(`died before each of ${statements - 1} statements`)
  })
})

/** Log, heads and tables agree to the last bit: each commit's head was signed once, and none for a commit that was lost. */
async function expectVerified({ path }: SharedRegistry): Promise<void> {
  const verified = await verifySqlite(path, null, null)
  expect('kind' in verified ? verified : verified.finding).toBeNull()
}

/** Asks what became of each renewal that the killed kiosk had asked for. */
async function settle(shared: SharedRegistry, lines: readonly string[], counts: Counts): Promise<void> {
  const registry = await shared.open()
  for (const line of lines.filter((each) => each.startsWith('asked '))) {
    const [, index, renewal = ''] = line.split(' ')
    const settled = await registry.settleRenewal(renewal)
    if (!settled.ok) throw new Error(settled.failure.kind)
    const receipt = settled.value.state === 'done' ? settled.value.receipt.number : null
    const answer = lines.find((each) => each.startsWith(`done ${index} `))
    if (answer) expect(answer).toBe(`done ${index} ${receipt}`) // whoever saw a receipt finds it
    counts[receipt ? 'done' : 'notDone'] += 1
    if (!answer) counts.unanswered += 1
    if (!answer && receipt) counts.unansweredYetDone += 1
  }
  await registry.close()
}

async function killed(shared: SharedRegistry, kill: number): Promise<readonly string[]> {
  const kiosk = await renewingKiosk(shared, shared.cards.slice(kill * RENEWALS, (kill + 1) * RENEWALS))
  await kiosk.said('ready')
  kiosk.go()
  await delay(Math.random() * 80)
  kiosk.process.kill('SIGKILL')
  await kiosk.ended()
  return kiosk.lines
}

/** Reads the tables against the evidence and gives the number of renewals. */
function renewalsIn({ path, cards: seeded }: SharedRegistry): number {
  const database = new DatabaseSync(path)
  const { cards, evidence, receipts } = rowsOf(database)
  expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
  database.close()
  const active = cards.filter(({ state }) => state === 'active')
  expect(new Set(active.map(({ registration }) => registration)).size).toBe(seeded.length)
  expect(active).toHaveLength(seeded.length)
  const accepted = evidence.filter(({ body }) => body.includes('\ndecision accepted '))
  expect(accepted.map(({ renewal }) => renewal).sort()).toEqual(receipts.map(({ renewal }) => renewal).sort())
  expect(cards).toHaveLength(seeded.length + receipts.length)
  for (const receipt of receipts) expect(active.map(({ fingerprint }) => fingerprint)).toContain(receipt.new)
  return receipts.length
}
