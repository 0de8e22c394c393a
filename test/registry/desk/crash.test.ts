import { writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { verifySqlite } from '../../../src/registry/verify/verify-sqlite.ts'
import type { DeskJob, DeskRequest } from '../../support/desk-child.ts'
import { toPlain } from '../../support/plain-card.ts'
import { readRequestLine, submitted } from '../../support/prepared-request.ts'
import { testCard } from '../../support/registry.ts'
import { type KioskProcess, kioskProcess, type SharedRegistry, sharedRegistry } from '../../support/renewing.ts'
import { COMPANY } from '../../support/requests.ts'
import { rowsOf } from '../../support/sqlite-rows.ts'

const KILLS = 20
const REQUESTS = 8 // of one kiosk, half of them registrations

interface Counts {
  happened: number
  never: number
  unanswered: number // of both
  unansweredYetHappened: number
}

const NOTHING: Counts = { happened: 0, never: 0, unanswered: 0, unansweredYetHappened: 0 }

/** A registry whose roster has so many companies; as many cards of others are registered already. */
async function sharedDesk(companies: number): Promise<SharedRegistry> {
  const shared = await sharedRegistry(companies)
  const registry = await shared.open()
  await registry.seedRoster(Array.from({ length: companies }, (_, index) => ({ ...COMPANY, number: numberOf(index) })))
  await registry.close()
  return shared
}

const numberOf = (index: number): string => `1${String(index).padStart(9, '0')}`

const registration = async ({ authority }: SharedRegistry, index: number): Promise<DeskRequest> => ({
  card: toPlain(await testCard(authority)),
  number: numberOf(index),
})

const change = async ({ cards }: SharedRegistry, index: number): Promise<DeskRequest> => {
  const card = cards[index]
  if (!card) throw new Error('no card')
  return { card: toPlain(card), number: null }
}

function kiosk({ path, authority }: SharedRegistry, requests: readonly DeskRequest[], dieAt: number | null = null) {
  const anchor = Buffer.from(authority.certificate).toString('base64')
  const job = `${path}.${performance.now()}.json`
  writeFileSync(job, JSON.stringify({ path, anchor, requests, dieAt } satisfies DeskJob))
  return kioskProcess('test/support/desk-child.ts', job)
}

async function started(child: KioskProcess): Promise<KioskProcess> {
  await child.said('ready')
  child.go()
  return child
}

/** Hands in again whatever the killed kiosk had handed in: it gets the receipt that there is, or it happens now. */
async function retry(shared: SharedRegistry, { lines }: KioskProcess, counts: Counts): Promise<void> {
  const before = requestReceiptsIn(shared)
  await expectVerified(shared)
  const registry = await shared.open()
  for (const line of lines.filter((each) => each.startsWith('asked '))) {
    const [, index = '', text = ''] = /^asked (\d+) (.*)$/.exec(line) ?? []
    const request = readRequestLine(text)
    const answer = await submitted(registry.desk, request)
    if (!answer.ok) throw new Error(answer.failure.kind)
    const there = before.find((receipt) => receipt.request === request.asked.request)
    if (there) expect(answer.value.number).toBe(there.number)
    const told = lines.find((each) => each.startsWith(`done ${index} `))
    if (told) expect(told).toBe(`done ${index} ${there?.number}`) // whoever saw a receipt finds it
    counts[there ? 'happened' : 'never'] += 1
    if (!told) counts.unanswered += 1
    if (!told && there) counts.unansweredYetHappened += 1
    expect(await submitted(registry.desk, request)).toEqual(answer)
  }
  await registry.close()
}

function requestReceiptsIn({ path }: SharedRegistry) {
  const database = new DatabaseSync(path)
  expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
  const { requestReceipts } = rowsOf(database)
  database.close()
  return requestReceipts
}

/** Log, heads and tables agree to the last bit. */
async function expectVerified({ path }: SharedRegistry): Promise<void> {
  const verified = await verifySqlite(path, null, null)
  expect('kind' in verified ? verified : verified.finding).toBeNull()
}

describe('a desk whose process is killed', () => {
  it(`at ${KILLS} random moments has registered and changed each wholly or not at all`, {
    timeout: 300_000,
  }, async () => {
    const shared = await sharedDesk((KILLS * REQUESTS) / 2)
    const counts = { ...NOTHING }
    for (let kill = 0; kill < KILLS; kill++) {
      const requests = []
      for (let index = (kill * REQUESTS) / 2; index < ((kill + 1) * REQUESTS) / 2; index++)
        requests.push(await registration(shared, index), await change(shared, index))
      const child = await started(kiosk(shared, requests))
      const lines = 2 + Math.floor(Math.random() * 2 * REQUESTS) // 'ready', and two for each request
      while (child.lines.length < lines) await delay(1)
      await delay(Math.random() * 8)
      child.process.kill('SIGKILL')
      await child.ended()
      await retry(shared, child, counts)
    }
    await expectVerified(shared)
    expect(requestReceiptsIn(shared)).toHaveLength(counts.happened + counts.never)
    expect(counts.unanswered).toBeGreaterThan(KILLS / 4) // else it was not killed while it worked
    console.log(`${KILLS} kills: ${JSON.stringify(counts)}`)
  })

  it.each([
    ['registration', registration],
    ['change', change],
  ] as const)(
    'before any one statement of a %s has done it wholly or not at all',
    { timeout: 300_000 },
    async (kind, request) => {
      const shared = await sharedDesk(40)
      const counts = { ...NOTHING }
      let statements = 0
      for (let survived = false; !survived; statements++) {
        const child = await started(kiosk(shared, [await request(shared, statements)], statements + 1))
        await child.ended()
        survived = child.lines.includes('end')
        await retry(shared, child, counts)
      }
      expect(statements).toBeGreaterThan(12) // begin, the reads, the writes and commit: all were tried
      expect(counts).toMatchObject({ happened: 1, never: statements - 1 })
      await expectVerified(shared)
      console.log(`${kind}: died before each of ${statements - 1} statements`)
    },
  )
})
