import type { Client } from 'pg'

/** Other numbers than that of `alone`, for which nobody has to wait. */
const WORK = { import: 0x4b4f5349, migration: 0x4b4f534d } as const

/** Whether nobody else does such work on this database; until the connection ends, and no kill -9 outlives that, nobody will. */
export async function isOnlyOne(client: Client, work: keyof typeof WORK): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as only', [WORK[work]])
  return rows[0]?.only === true
}
