import { endOfDay, startOfDay } from './japan-time.ts'

export interface Validity {
  readonly notBefore: Date
  readonly notAfter: Date
}

/** Days until the current card ends: near enough that a renewal is due. */
const DAYS_LEFT = 8

export const authorityValidity = (now: Date): Validity => ({
  notBefore: startOfDay(now, { years: -10 }),
  notAfter: endOfDay(now, { years: 20 }),
})

export const currentValidity = (now: Date): Validity => ({
  notBefore: startOfDay(now, { years: -5, days: DAYS_LEFT + 1 }),
  notAfter: endOfDay(now, { days: DAYS_LEFT }),
})

/** Like the cards that are sold: from the day of issue to the last day of a month (facts/e-bidding.md §3.3). */
export const newValidity = (now: Date): Validity => ({
  notBefore: startOfDay(now),
  notAfter: endOfDay(now, { years: 5, months: 1, day: 0 }),
})

export const expiredValidity = (now: Date): Validity => ({
  notBefore: startOfDay(now, { years: -5, day: 1 }),
  notAfter: endOfDay(now, { day: 0 }),
})

/** Longer than a set of samples is kept. */
export const revocationListTimes = (now: Date) => ({
  thisUpdate: startOfDay(now),
  nextUpdate: startOfDay(now, { days: 30 }),
})
