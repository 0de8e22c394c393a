import type { Failure } from '../failure.ts'

/** The whole path of a renewal, as far as a test without reader and visitor goes. */
export type SelfTestStep = 'prepare' | 'read' | 'prove' | 'compare' | 'renew' | 'receipt'

/** `failure` is null where the step came to something else than it has to. */
export type SelfTestOutcome =
  | { readonly isWell: true }
  | { readonly isWell: false; readonly step: SelfTestStep; readonly failure: Failure | null }

export type SelfTestResult = SelfTestOutcome & { readonly time: string } // RFC 3339, UTC

/** Runs it once. Rejects when it is called off, and leaves nothing behind either way. */
export type SelfTestPort = (input: { readonly signal: AbortSignal }) => Promise<SelfTestOutcome>
