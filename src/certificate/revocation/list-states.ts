import { only, readingDer, TAG } from '../der.ts'
import { distinguishedName } from '../distinguished-name.ts'
import { shownName } from '../names/shown-name.ts'
import { isCurrent, isOfTheFuture } from './freshness.ts'
import type { RevocationList } from './revocation-list.ts'

/** A revocation list as an operator asks about it. */
export interface ListState {
  readonly issuer: string // RFC 4514 order; '' where the name cannot be read
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
  readonly state: 'current' | 'stale' | 'of-the-future'
}

/** The one that ends first comes first. */
export const listStates = (lists: readonly RevocationList[], now: Date): ListState[] =>
  lists
    .map((list) => ({
      issuer: readingDer(() => distinguishedName(shownName(only(list.issuerName.der, TAG.sequence)))) ?? '',
      thisUpdate: list.thisUpdate,
      nextUpdate: list.nextUpdate,
      state: stateOf(list, now.getTime()),
    }))
    .toSorted((left, right) => end(left) - end(right))

const end = ({ nextUpdate }: Pick<ListState, 'nextUpdate'>): number => nextUpdate?.getTime() ?? 0

function stateOf(list: RevocationList, now: number): ListState['state'] {
  if (isOfTheFuture(list, now)) return 'of-the-future'
  return isCurrent(list, now) ? 'current' : 'stale'
}
