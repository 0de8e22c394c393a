import { describe, expect, it } from 'vitest'
import { daysGained, daysLeft } from '../../src/certificate/days.ts'

const now = new Date('2026-11-23T06:20:00Z') // 15:20 in Japan

describe('days left', () => {
  it.each([
    ['2026-12-01T14:59:59Z', 8],
    ['2026-11-23T14:59:59Z', 0],
    ['2026-11-23T15:00:00Z', 1], // already the next day in Japan
    ['2026-11-23T06:20:00Z', 0], // this very second, inclusive
    ['2026-11-23T06:19:59Z', -1],
    ['2026-11-22T14:59:59Z', -1],
    ['2026-11-21T14:59:59Z', -2],
  ])('until %s are %i', (notAfter, days) => {
    expect(daysLeft(notAfter, now)).toBe(days)
  })

  it('change at midnight in Japan', () => {
    expect(daysLeft('2026-12-01T14:59:59Z', new Date('2026-11-23T14:59:59.999Z'))).toBe(8)
    expect(daysLeft('2026-12-01T14:59:59Z', new Date('2026-11-23T15:00:00Z'))).toBe(7)
  })
})

describe('days gained', () => {
  it.each([
    ['2026-12-01T14:59:59Z', '2031-11-30T14:59:59Z', 1825],
    ['2029-12-13T14:59:59Z', '2029-12-13T00:00:00Z', 0],
    ['2029-12-13T14:59:59Z', '2029-12-12T14:59:59Z', -1],
  ])('from %s to %s are %i', (from, to, days) => {
    expect(daysGained(from, to)).toBe(days)
  })
})
