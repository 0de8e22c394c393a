/** What an agency does when the new card says something else than the current one (facts/e-bidding.md §1.8: agencies disagree). */
export interface RenewalPolicies {
  readonly companyDiffers: RenewalPolicy // ICカード企業名称
  readonly holderDiffers: RenewalPolicy // ICカード取得者氏名
  readonly addressDiffers: RenewalPolicy // ICカード企業住所
  readonly newExpiresFirst: RenewalPolicy
}

export const RENEWAL_POLICIES = ['allow', 'provisional', 'refuse'] as const

/** 'allow' warns all the same; 'provisional' is 仮登録: until the agency confirms it, neither card logs in. */
export type RenewalPolicy = (typeof RENEWAL_POLICIES)[number]

export const USUAL_POLICIES: RenewalPolicies = {
  companyDiffers: 'provisional',
  holderDiffers: 'allow',
  addressDiffers: 'allow',
  newExpiresFirst: 'allow',
}
