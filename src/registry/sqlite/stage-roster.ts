import { createHash } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { RosterImport } from '../replace-roster.ts'
import type { RosterRules } from '../roster/check-row.ts'
import type { RosterProblem } from '../roster/columns.ts'
import { readRoster } from '../roster/read-roster.ts'
import { rosterHash } from '../roster-hash.ts'
import { roster } from '../roster-table.ts'
import { ROSTER_COLUMNS, type RosterValue, rosterValues } from '../roster-values.ts'
import type { kept } from '../seed-roster.ts'
import { SQLITE } from './words.ts'

/** What the file says, up to its last line. */
export type Staged = RosterImport | { readonly problems: readonly RosterProblem[]; readonly total: number }

interface Reading {
  readonly file: string
  readonly rules: RosterRules
  readonly keep: ReturnType<typeof kept>
  readonly onProgress: (progress: { rows: number; percent: number }) => void
}

const SHOWN = 100 // problems; all are counted
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

async function fill(database: DatabaseSync, { file, rules, keep, onProgress }: Reading): Promise<Staged> {
  const insert = database.prepare(`insert into staging.roster (${COLUMNS}) values (${PLACES})`)
  const { size } = statSync(file)
  const hash = createHash('sha256')
  const problems: RosterProblem[] = []
  let [rows, total, octets, told] = [0, 0, 0, -1]
  const onOctets = (read: Uint8Array) => {
    hash.update(read)
    octets += read.length
  }
  for await (const entry of readRoster(file, rules, onOctets)) {
    if ('problem' in entry) {
      total += 1
      if (problems.length < SHOWN) problems.push(entry)
    } else if (total === 0) insert.run(...rosterValues(keep(entry)))
    rows += 1
    const percent = Math.floor((octets / size) * 100)
    if (percent > told) onProgress({ rows, percent })
    told = Math.max(told, percent)
  }
  if (total > 0) return { problems, total }
  return { file: hash.digest('hex'), count: rows, rows: hashOfStaged(database) }
}

function hashOfStaged(database: DatabaseSync): string {
  const hash = rosterHash()
  const rows = database.prepare(`select ${COLUMNS} from staging.roster order by number`)
  rows.setReturnArrays(true)
  for (const row of rows.iterate()) hash.add(row as unknown as readonly RosterValue[])
  return hash.digest()
}
