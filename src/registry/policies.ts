/** What an agency does when the new card says something else than the current one (facts §1.8: agencies disagree). */
export interface RenewalPolicies {
  readonly companyDiffers: RenewalPolicy
  readonly holderDiffers: RenewalPolicy
}

/** 'provisional' is 仮登録: the card works, and the agency confirms it later. */
export type RenewalPolicy = 'allow' | 'provisional' | 'refuse'

export const USUAL_POLICIES: RenewalPolicies = { companyDiffers: 'provisional', holderDiffers: 'allow' }
