import { rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { RosterImport } from '../replace-roster.ts'
import { type RosterProblems, type RosterReading, readWholeRoster } from '../roster/read-whole-roster.ts'
import { rosterHash } from '../roster-hash.ts'
import { roster } from '../roster-table.ts'
import { ROSTER_COLUMNS, type RosterValue, rosterValues } from '../roster-values.ts'
import type { kept } from '../seed-roster.ts'
import { SQLITE } from './words.ts'

/** What the file says, up to its last line. */
export type Staged = RosterImport | RosterProblems

interface Reading extends RosterReading {
  readonly keep: ReturnType<typeof kept>
}

const COLUMNS = ROSTER_COLUMNS.join(', ')
const PLACES = ROSTER_COLUMNS.map(() => '?').join(', ')

/**
 * Fills a database of its own beside the registry's, so that the kiosk is not held up while a large file is read. Nothing
 * in it outlives the import, so nothing is done for its safety.
 */
export async function stageRoster(database: DatabaseSync, path: string, reading: Reading): Promise<Staged> {
  rmSync(stagingPath(path), { force: true }) // of an import that was killed
  database.prepare('attach database ? as staging').run(stagingPath(path))
  database.exec(`pragma staging.journal_mode = off; pragma staging.synchronous = off`)
  database.exec(roster(SQLITE, 'staging.roster'))
  database.exec('begin')
  try {
    return await fill(database, reading)
  } finally {
    database.exec('commit')
  }
}

export function dropStaging(database: DatabaseSync, path: string): void {
  database.exec('detach database staging')
  rmSync(stagingPath(path), { force: true })
}

const stagingPath = (path: string): string => `${path}.import`

async function fill(database: DatabaseSync, reading: Reading): Promise<Staged> {
  const insert = database.prepare(`insert into staging.roster (${COLUMNS}) values (${PLACES})`)
  const read = await readWholeRoster(reading, (row) => {
    insert.run(...rosterValues(reading.keep(row)))
    return null
  })
  return 'problems' in read ? read : { ...read, rows: hashOfStaged(database) }
}

function hashOfStaged(database: DatabaseSync): string {
  const hash = rosterHash()
  const rows = database.prepare(`select ${COLUMNS} from staging.roster order by number`)
  rows.setReturnArrays(true)
  for (const row of rows.iterate()) hash.add(row as unknown as readonly RosterValue[])
  return hash.digest()
}
