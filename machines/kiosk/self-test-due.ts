import { JST } from '../../src/types/jst.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * Whether the test of the day is still to be made: since the last moment at which it was `at` minutes after midnight in
 * Japan none was. Times in RFC 3339; `last` is null where none was made since the start.
 */
export function selfTestDue(last: string | null, now: string, at: number): boolean {
  if (last === null) return true
  const local = Date.parse(now) + JST
  const today = Math.floor(local / DAY) * DAY + at * MINUTE
  const newest = (local >= today ? today : today - DAY) - JST
  const made = Date.parse(last)
  return made < newest || made > Date.parse(now) // a clock that was set back must not put the test off for ever
}
