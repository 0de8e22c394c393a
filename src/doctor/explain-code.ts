import type { IssuerTable } from '../certificate/issuers.ts'
import { type ClerkFacts, MANY_TRIES, readClerkCode } from '../clerk-code/clerk-code.ts'
import { issuerMark } from '../clerk-code/issuer-mark.ts'
import type { Failure } from '../failure.ts'
import type { IssuerRules, Notice } from '../types/visit.ts'
import { sampleFailure } from './sample-failure.ts'

/** What the help desk learns from a clerk code: data for the words, and for --json. */
export interface Explanation extends Pick<ClerkFacts, 'place' | 'failure' | 'readers' | 'triesLeft'> {
  /** Null: the code names none. Empty: none of this machine's authorities. Several: names that share a mark. */
  readonly issuers: readonly NamedIssuer[] | null
  readonly notice: Notice | null
  readonly isWhole: boolean
}

export interface NamedIssuer extends IssuerRules {
  readonly dn: string
}

/** Pure: a code says all that it says, wherever and whenever it was made. */
export function explainCode(text: string, table: IssuerTable): Explanation | 'mistyped' | 'newer' {
  const facts = readClerkCode(text)
  if (typeof facts === 'string') return facts
  const { place, failure, readers, triesLeft } = facts
  const sample = failure === null ? null : sampleFailure(failure)
  return {
    place,
    failure,
    readers,
    triesLeft,
    issuers: facts.issuer === null ? null : issuersOf(facts.issuer, table),
    notice: sample === null ? null : { failure: sample.failure, cost: costOf(sample.failure, triesLeft) },
    isWhole: sample?.isWhole ?? true,
  }
}

const issuersOf = (mark: number, table: IssuerTable): readonly NamedIssuer[] =>
  [...table]
    .filter(([dn]) => issuerMark(dn) === mark)
    .map(([dn, { name, maxTries, unblocking, telephone, hours }]) => ({
      ...{ dn, name, maxTries, unblocking, telephone, hours },
    }))

/** Only a wrong PIN costs a try (src/failure.ts). */
function costOf({ kind }: Failure, left: number | null): Notice['cost'] {
  if (left === null || left === MANY_TRIES) return null
  return { spent: kind === 'pin.wrong' || kind === 'pin.blocked', left }
}
