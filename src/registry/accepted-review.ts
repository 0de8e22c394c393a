import type { Failure } from '../failure.ts'
import type { Receipt, Review, Warning } from '../types/registry.ts'

/** A review that this agency lets pass. */
export interface AcceptedReview extends Review {
  readonly outcome: Receipt['outcome']
}

const ROWS = {
  'new-expires-first': 'expiry',
  'company-differs': 'company',
  'address-differs': 'address',
  'holder-differs': 'holder',
} as const satisfies Readonly<Record<Warning['kind'], string>>

/** Screen 4 offers no 更新 for a review that is refused, but a request may come from anywhere. */
export function acceptedReview(review: Review | Failure): AcceptedReview | Failure {
  if ('kind' in review) return review
  const refusing = review.warnings.find(({ policy }) => policy === 'refuse')
  if (refusing) return { kind: 'new.differs', row: ROWS[refusing.kind] }
  return { ...review, outcome: review.outcome === 'provisional' ? 'provisional' : 'completed' }
}
