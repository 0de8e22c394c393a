import type { Client } from 'pg'
import type { RosterImport } from '../replace-roster.ts'
import { type RosterProblems, type RosterReading, readWholeRoster } from '../roster/read-whole-roster.ts'
import { rosterHash } from '../roster-hash.ts'
import { roster } from '../roster-table.ts'
import { ROSTER_COLUMNS, type RosterValue, rosterValues } from '../roster-values.ts'
import type { kept } from '../seed-roster.ts'
import { copyIn } from './copy-in.ts'
import { readRows } from './read-rows.ts'
import { POSTGRES } from './words.ts'

/** A table of this connection alone: no kiosk is held up, and nothing is left behind, however the import ends. */
export const STAGING = 'pg_temp.staging'

/** Fills it with what the file says, up to its last line. */
export async function stageRoster(
  client: Client,
  reading: RosterReading & { readonly keep: ReturnType<typeof kept> },
): Promise<RosterImport | RosterProblems> {
  await client.query(roster(POSTGRES, STAGING))
  const copy = copyIn(client, STAGING, ROSTER_COLUMNS)
  const read = await readWholeRoster(reading, (row) => copy.add(rosterValues(reading.keep(row))))
  await copy.end()
  return 'problems' in read ? read : { ...read, rows: await hashOfStaged(client) }
}

async function hashOfStaged(client: Client): Promise<string> {
  const hash = rosterHash()
  const query = `select ${ROSTER_COLUMNS.join(', ')} from ${STAGING} order by number`
  for await (const rows of readRows<readonly RosterValue[]>(client, query)) for (const row of rows) hash.add(row)
  return hash.digest()
}
