import type { RevocationList } from './revocation-list.ts'

/** Both ends inclusive; a list that does not say when it ends has ended (facts/certificates.md §2.3, 6). `now` in whole seconds. */
export const isCurrent = ({ thisUpdate, nextUpdate }: RevocationList, now: number): boolean =>
  thisUpdate.getTime() <= now && nextUpdate !== null && now <= nextUpdate.getTime()

export const isOfTheFuture = ({ thisUpdate }: RevocationList, now: number): boolean => thisUpdate.getTime() > now

export const newestFirst = (crls: readonly RevocationList[]): RevocationList[] =>
  crls.toSorted(
    (left, right) =>
      right.thisUpdate.getTime() - left.thisUpdate.getTime() || Number((right.number ?? 0n) - (left.number ?? 0n)),
  )
