import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Review } from '../../src/types/registry.ts'
import { reviewLayout } from '../../src/ui/review-layout.ts'
import { en } from '../../src/ui/words/en.ts'
import { ja } from '../../src/ui/words/ja.ts'
import { WORST_REVIEW } from './scenes.ts'

const KINDS = ['new-expires-first', 'company-differs', 'address-differs', 'holder-differs'] as const
const reviews: fc.Arbitrary<Review> = fc
  .record({
    warnings: fc
      .subarray([...KINDS])
      .chain((kinds) =>
        fc.tuple(
          ...kinds.map((kind) =>
            fc.record({ kind: fc.constant(kind), policy: fc.constantFrom('allow', 'provisional', 'refuse') }),
          ),
        ),
      ),
    differences: fc.subarray([...WORST_REVIEW.differences]),
    outcome: fc.constantFrom('completed' as const, 'provisional' as const, 'refused' as const),
  })
  .map((some) => ({ ...WORST_REVIEW, ...some }) as Review)

it('never takes more rows than there are, and always says every warning outside of what scrolls', () => {
  fc.assert(
    fc.property(
      reviews,
      fc.constantFrom(ja.review, en.review),
      fc.integer({ min: 16, max: 40 }),
      (review, words, rows) => {
        const { room, findings } = reviewLayout(review, words, [], { columns: 80, rows })
        expect(2 + room + findings.length + 1).toBeLessThanOrEqual(rows)
        expect(room).toBeGreaterThanOrEqual(3)
        expect(findings.join('').match(/! /g) ?? []).toHaveLength(review.warnings.length)
      },
    ),
    { numRuns: 1000 },
  )
})

it.each([ja, en])(
  'says of a provisional renewal that neither card can log in until the agency confirms it',
  (words) => {
    const { findings } = reviewLayout(WORST_REVIEW, words.review, [], { columns: 80, rows: 16 })
    expect(findings.join('')).toMatch(
      /どちらのICカードでも、発注機関の本登録が済むまで、ログインできません|neither IC card can log in/,
    )
  },
)

it('moves what differences mean to the end of the table where there is no room for it', () => {
  const wide = reviewLayout(WORST_REVIEW, ja.review, [], { columns: 80, rows: 18 })
  const crowded = reviewLayout(WORST_REVIEW, ja.review, [], { columns: 80, rows: 15 })
  expect(wide.findings.slice(0, 2)).toEqual(crowded.rows.slice(-2).map((row) => row.slice(1)))
  expect(crowded.findings).toEqual(wide.findings.slice(2))
  expect(crowded.rows.at(-3)).toMatch(/^─+┴─+┴─+$/)
})
