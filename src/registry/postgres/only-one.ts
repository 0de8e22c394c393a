import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'

/** Other numbers than that of `alone`, for which nobody has to wait. */
const WORK = { import: 0x4b4f5349, migration: 0x4b4f534d } as const

const TRIES = 10
const PAUSE = 300 // milliseconds: the server may not have noticed yet that the one before was killed

/** Whether nobody else does such work on this database; until the connection ends nobody will. */
export async function isOnlyOne(client: Client, work: keyof typeof WORK): Promise<boolean> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as only', [WORK[work]])
    if (rows[0]?.only === true) return true
    if (tries < TRIES) await wait(PAUSE)
  }
  return false
}
