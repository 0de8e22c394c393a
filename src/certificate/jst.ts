import { JST } from '../types/jst.ts'

const DAY = 24 * 3600_000

const inJst = (time: Date): Date => new Date(time.getTime() + JST)

/** RFC 5280 §4.1.2.5: 99991231235959Z says that there is no end. In JST it would fall into the year 10000. */
const NO_END = Date.UTC(9999, 11, 31, 23, 59, 59)

/** yyyy/MM/dd in JST: Japanese certificates end at 23:59:59 JST, and a UTC date can be a day off. */
export function jstDate(time: Date): string {
  if (time.getTime() === NO_END) return '9999/12/31'
  return inJst(time).toISOString().slice(0, 10).replaceAll('-', '/')
}

const calendarDay = (time: Date): number => Math.floor(inJst(time).getTime() / DAY)

/** Days between two dates of the Japanese calendar; negative when `to` is the earlier one. */
export const jstDaysBetween = (from: Date, to: Date): number => calendarDay(to) - calendarDay(from)
