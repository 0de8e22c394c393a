import { describe, expect, it } from 'vitest'
import { currentValidity, expiredValidity, newValidity } from '../../../src/virtual/issuing/validity.ts'

/** The first and the last second, in JST. */
const days = ({ notBefore, notAfter }: { notBefore: Date; notAfter: Date }) =>
  [notBefore, notAfter].map((date) => new Date(date.getTime() + 9 * 3_600_000).toISOString().slice(0, 19))

describe('validity of the sample cards', () => {
  it('is what the screens show on 2026-11-23', () => {
    const now = new Date('2026-11-23T06:20:00Z')
    expect(days(currentValidity(now))).toEqual(['2021-12-02T00:00:00', '2026-12-01T23:59:59'])
    expect(days(newValidity(now))).toEqual(['2026-11-23T00:00:00', '2031-11-30T23:59:59'])
    expect(days(expiredValidity(now))).toEqual(['2021-11-01T00:00:00', '2026-10-31T23:59:59'])
  })

  it('counts days in JST', () => {
    const lateInUtc = new Date('2026-12-31T15:00:00Z') // 2027-01-01 00:00 JST
    expect(days(currentValidity(lateInUtc))[1]).toBe('2027-01-09T23:59:59')
    expect(days(newValidity(lateInUtc))).toEqual(['2027-01-01T00:00:00', '2032-01-31T23:59:59'])
    expect(days(expiredValidity(lateInUtc))).toEqual(['2022-01-01T00:00:00', '2026-12-31T23:59:59'])
  })

  it('knows leap years', () => {
    const now = new Date('2027-02-28T14:59:59Z')
    expect(days(newValidity(now))[1]).toBe('2032-02-29T23:59:59')
  })
})
