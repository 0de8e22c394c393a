const HOUR = 3_600_000
const OFFSET = 9 * HOUR // JST has no summer time

/** 00:00:00 JST of the day that `now` is in, some days and months later; day 0 is the last day of the month before. */
export function startOfDay(
  now: Date,
  shift: { years?: number; months?: number; days?: number; day?: number } = {},
): Date {
  const local = new Date(now.getTime() + OFFSET)
  const day = shift.day ?? local.getUTCDate()
  const year = local.getUTCFullYear() + (shift.years ?? 0)
  const month = local.getUTCMonth() + (shift.months ?? 0)
  return new Date(Date.UTC(year, month, day + (shift.days ?? 0)) - OFFSET)
}

/** Japanese authorities let validity end at 23:59:59 JST (facts/e-bidding.md §3.3). */
export const endOfDay = (...day: Parameters<typeof startOfDay>): Date =>
  new Date(startOfDay(...day).getTime() + 24 * HOUR - 1000)
