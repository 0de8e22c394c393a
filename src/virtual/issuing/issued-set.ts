import type { SampleName } from '../samples.ts'
import type { Keys } from './keys.ts'

/** One authority and everything it issued at one time. */
export interface IssuedSet {
  readonly issued: Date
  readonly authority: Uint8Array // DER, as the two below
  readonly revocationList: Uint8Array
  readonly certificates: Readonly<Record<SampleName, Uint8Array>>
  readonly keys: Keys
}

const HOUR = 3_600_000
const LIFE = 5 * 24 * HOUR

/**
 * The current card ends in a few days: an old set no longer shows what it should, nor does one from the future. Of two
 * processes that start at once, one may see a set that is issued a moment after its own `now`.
 */
export function isFresh(set: IssuedSet, now: Date): boolean {
  const age = now.getTime() - set.issued.getTime()
  return age > -HOUR && age < LIFE
}
