import type { Client } from 'pg'
import type { RosterImport } from '../replace-roster.ts'
import { type RosterProblems, type RosterReading, readWholeRoster } from '../roster/read-whole-roster.ts'
import { rosterHash } from '../roster-hash.ts'
import { ROSTER_COLUMNS, type RosterValue, rosterValues } from '../roster-values.ts'
import type { kept } from '../seed-roster.ts'
import { copyIn } from './copy-in.ts'
import { readRows } from './read-rows.ts'

/** A table of this connection alone: no kiosk is held up, and nothing is left behind, however the import ends. */
export const STAGING = 'pg_temp.staging'

/** Fills it with what the file says, up to its last line. */
export async function stageRoster(
  client: Client,
  reading: RosterReading & { readonly keep: ReturnType<typeof kept> },
): Promise<RosterImport | RosterProblems> {
  await client.query(`create table ${STAGING} (like roster)`)
  const copy = copyIn(client, STAGING, ROSTER_COLUMNS)
  const hash = rosterHash()
  let [last, isSorted] = ['', true]
  const read = await readWholeRoster(reading, (row) => {
    const values = rosterValues(reading.keep(row))
    isSorted &&= row.number > last
    last = row.number
    if (isSorted) hash.add(values)
    return copy.add(values)
  })
  await copy.end()
  if ('problems' in read) return read
  return { ...read, rows: isSorted ? hash.digest() : await hashOfStaged(client) }
}

/** Reading a million rows again takes seconds, and most files have them in the order of their numbers. */
async function hashOfStaged(client: Client): Promise<string> {
  const hash = rosterHash()
  const query = `select ${ROSTER_COLUMNS.join(', ')} from ${STAGING} order by number`
  for await (const rows of readRows<readonly RosterValue[]>(client, query)) for (const row of rows) hash.add(row)
  return hash.digest()
}
