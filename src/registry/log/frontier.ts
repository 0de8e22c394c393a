import { emptyRoot, nodeHash } from './tree-hash.ts'

/**
 * All that a tree needs in order to grow: the roots of the complete subtrees it falls into, largest first, one for each
 * binary one of its size (RFC 9162 §2.1.2).
 */
export interface Frontier {
  readonly size: number
  readonly roots: readonly Uint8Array[]
}

/** A complete subtree of 2^level leaves, the `position`-th of its level. */
export interface Subtree {
  readonly level: number
  readonly position: number
  readonly hash: Uint8Array
}

export const EMPTY: Frontier = { size: 0, roots: [] }

/** The tree with one leaf more, and the subtrees that this leaf completed, itself first. */
export function grow({ size, roots }: Frontier, leaf: Uint8Array): { frontier: Frontier; completed: Subtree[] } {
  const left = [...roots]
  const completed = [{ level: 0, position: size, hash: leaf }]
  let [hash, position] = [leaf, size]
  for (let level = 1; position % 2 === 1; level++) {
    hash = nodeHash(left.pop() ?? hash, hash)
    position = (position - 1) / 2
    completed.push({ level, position, hash })
  }
  return { frontier: { size: size + 1, roots: [...left, hash] }, completed }
}

export const rootOf = ({ roots }: Pick<Frontier, 'roots'>): Uint8Array =>
  roots.length === 0 ? emptyRoot() : roots.reduceRight((right, left) => nodeHash(left, right))
