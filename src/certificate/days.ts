import { jstDaysBetween } from './jst.ts'

/**
 * Days of the Japanese calendar until a certificate ends: 0 on its last day, negative as soon as it has ended.
 * `notAfter` is RFC 3339 and inclusive.
 */
export function daysLeft(notAfter: string, now: Date): number {
  const end = new Date(notAfter)
  const days = jstDaysBetween(now, end)
  const ended = Math.floor(now.getTime() / 1000) * 1000 > end.getTime()
  return ended ? Math.min(days, -1) : days
}

/** Days of the Japanese calendar that a new certificate ends after the old one; negative when it ends before. */
export const daysGained = (oldNotAfter: string, newNotAfter: string): number =>
  jstDaysBetween(new Date(oldNotAfter), new Date(newNotAfter))
