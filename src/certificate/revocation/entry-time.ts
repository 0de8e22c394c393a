import { contentAt, endAt, refuse, TAG } from '../der.ts'

const Z = 0x5a

/** Checks the Time at `at` as `derTime` would, without making a Date of each of 200,000; where it ends. */
export function checkTimeAt(octets: Uint8Array, at: number, limit: number): number {
  const end = endAt(octets, at, limit)
  const start = contentAt(octets, at)
  const century = octets[at] === TAG.generalizedTime ? 2 : octets[at] === TAG.utcTime ? 0 : refuse('time')
  if (end - start !== 13 + century || octets[end - 1] !== Z) refuse('time')
  const pair = (index: number) => digits(octets, start + century + index * 2)
  const year = century > 0 ? digits(octets, start) * 100 + pair(0) : utcYear(pair(0))
  const [month, day] = [pair(1), pair(2)]
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) refuse('no such day')
  if (pair(3) > 23 || pair(4) > 59 || pair(5) > 59) refuse('no such time')
  return end
}

const utcYear = (year: number): number => (year < 50 ? 2000 : 1900) + year

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function digits(octets: Uint8Array, at: number): number {
  const tens = (octets[at] ?? 0) - 48
  const ones = (octets[at + 1] ?? 0) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : refuse('no digits')
}
