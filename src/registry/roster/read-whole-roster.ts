import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import type { RosterRules } from './check-row.ts'
import type { RosterProblem, RosterRow } from './columns.ts'
import { readRoster } from './read-roster.ts'

export interface RosterReading {
  readonly file: string
  readonly rules: RosterRules
  readonly onProgress: (progress: { rows: number; percent: number }) => void
}

export interface RosterProblems {
  readonly problems: readonly RosterProblem[]
  readonly total: number
}

const SHOWN = 100 // problems; all are counted

/**
 * Reads a file up to its last line, whatever is wrong before. `take` is given the rows as long as nothing is, and says
 * null where there is nothing to wait for: waiting a million times costs.
 */
export async function readWholeRoster(
  { file, rules, onProgress }: RosterReading,
  take: (row: RosterRow) => Promise<unknown> | null,
): Promise<{ readonly file: string; readonly count: number } | RosterProblems> {
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
    } else if (total === 0) {
      const taking = take(entry)
      if (taking) await taking
    }
    rows += 1
    const percent = Math.floor((octets / size) * 100)
    if (percent > told) onProgress({ rows, percent })
    told = Math.max(told, percent)
  }
  return total > 0 ? { problems, total } : { file: hash.digest('hex'), count: rows }
}
