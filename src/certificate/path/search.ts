import type { Certificate } from '../certificate.ts'
import type { Signed } from '../signed.ts'
import type { PathQuestion } from './types.ts'
import type { Work } from './work.ts'

/** One question while it is being answered. */
export interface Search extends Omit<PathQuestion, 'leaf' | 'at'> {
  readonly now: number // ms, whole seconds: else a certificate ends half a second into its last one (facts/certificates.md §5)
  readonly work: Work
  /** Paid for once a question, remembered or not: an answer must not hang on what was asked before. */
  readonly paid: Map<Signed, Set<string>>
}

/** Certificates from the one in question up to an anchor, which is the last. */
export type Chain = readonly [Certificate, ...Certificate[]]
