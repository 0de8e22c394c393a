import type { Language } from './words/words.ts'

/** What an agency sets for its screens (koshin.toml). */
export interface Agency {
  readonly systemName: { readonly [Name in Language]?: string } // instead of our own
  readonly renewalAdvisedDays: number // a certificate that ends sooner should be renewed now
}

/** Issuing a new card takes 1 to 4 weeks (facts/e-bidding.md §5), and a card must be valid at opening, Tochigi: 14 days after it. */
export const USUAL_AGENCY: Agency = { systemName: {}, renewalAdvisedDays: 60 }
