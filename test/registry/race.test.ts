import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'
import { renewingKiosk, sharedRegistry } from '../support/renewing.ts'
import { rowsOf } from '../support/sqlite-rows.ts'

const PAIRS = 100

describe('two kiosks in processes of their own', () => {
  it(`renewing the same ${PAIRS} cards at once: of each pair exactly one wins and the other is told`, {
    timeout: 60_000,
  }, async () => {
    const shared = await sharedRegistry(PAIRS)
    const kiosks = await Promise.all([renewingKiosk(shared, shared.cards), renewingKiosk(shared, shared.cards)])
    await Promise.all(kiosks.map((kiosk) => kiosk.said('ready')))
    for (const kiosk of kiosks) kiosk.go()
    await Promise.all(kiosks.map((kiosk) => kiosk.said('end')))
    await Promise.all(kiosks.map((kiosk) => kiosk.ended())) // the last to close the file holds it alone for a moment
    const outcome = (line: string) => /^(done|refused) (\d+) (.*)$/.exec(line)?.slice(1) ?? []
    for (let index = 0; index < PAIRS; index++) {
      const both = kiosks.map(({ lines }) => lines.map(outcome).find(([, at]) => at === `${index}`) ?? [])
      expect(both.map(([state]) => state).sort()).toEqual(['done', 'refused'])
      expect(both.find(([state]) => state === 'refused')?.[2]).toBe('renewal.overtaken')
    }
    const won = kiosks.map(({ lines }) => lines.filter((line) => line.startsWith('done')).length)
    const database = new DatabaseSync(shared.path, { readOnly: true })
    const { receipts, evidence } = rowsOf(database)
    database.close()
    const verified = await verifySqlite(shared.path, null, null) // both kiosks wrote one log
    expect('kind' in verified ? verified : verified.finding).toBeNull()
    expect(receipts).toHaveLength(PAIRS)
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(PAIRS)
    expect(evidence).toHaveLength(PAIRS * 3) // seeded, accepted, refused
    console.log(`${PAIRS} pairs: won ${won.join(' and ')}`)
  })
})
