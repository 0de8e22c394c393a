import type { Screen } from '../types/scene.ts'

/** Whether 更新 is offered: not after it was refused, and not where the agency refuses what the review shows. */
export const canRenew = ({ review, notice }: Screen & { readonly name: 'review' }): boolean =>
  notice === null && review.outcome !== 'refused'
