import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { roster } from '../roster-table.ts'
import { ROSTER_COLUMNS } from '../roster-values.ts'
import { patiently } from './patience.ts'
import { SQLITE } from './words.ts'

const COLUMNS = ROSTER_COLUMNS.join(', ')
const ROWS = 50_000 // at once: a million hold the file for three to six seconds (seen), longer than a kiosk waits
const REST = 50 // milliseconds, so that `patiently` finds a gap

/**
 * Copies the staged roster beside the one that counts, piece by piece, while the kiosk works. What an import left there
 * that was killed goes first.
 */
export async function copyRoster(database: DatabaseSync): Promise<void> {
  await patiently(async () => database.exec('drop table if exists main.roster_next'))
  await patiently(async () => database.exec(roster(SQLITE, 'main.roster_next')))
  const copy = database.prepare(
    `insert into main.roster_next select ${COLUMNS} from staging.roster where number > ? order by number limit ${ROWS}`,
  )
  const last = database.prepare("select coalesce(max(number), '') as number from main.roster_next")
  for (let changes = ROWS; changes === ROWS; ) {
    const after = String(last.get()?.number)
    changes = await patiently(async () => Number(copy.run(after).changes))
    await wait(REST)
  }
}

/** Puts the copy in the place of the roster, within the caller's transaction. */
export const swapRoster = (database: DatabaseSync): void =>
  database.exec('drop table main.roster; alter table main.roster_next rename to roster')
