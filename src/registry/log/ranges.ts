import type { Subtree } from './frontier.ts'

/** Leaves from, and up to but without, the second number; a proof is the hashes of some of them. */
export type Range = readonly [from: number, to: number]

/** RFC 9162 §2.1.3.1, nearest the leaf first. */
export const inclusionRanges = (index: number, size: number): Range[] => inclusion(index, [0, size])

function inclusion(index: number, [from, to]: Range): Range[] {
  if (to - from === 1) return []
  const middle = from + largestPowerBelow(to - from)
  return index < middle
    ? [...inclusion(index, [from, middle]), [middle, to]]
    : [...inclusion(index, [middle, to]), [from, middle]]
}

/** RFC 9162 §2.1.4.1. Nothing has to be shown of the empty tree, nor of the same one. */
export const consistencyRanges = (from: number, size: number): Range[] =>
  from === 0 ? [] : consistency(from, [0, size], true)

function consistency(old: number, [from, to]: Range, isOldTree: boolean): Range[] {
  if (old === to) return isOldTree ? [] : [[from, to]]
  const middle = from + largestPowerBelow(to - from)
  return old <= middle
    ? [...consistency(old, [from, middle], isOldTree), [middle, to]]
    : [...consistency(old, [middle, to], false), [from, middle]]
}

/** The complete subtrees that a range of a proof falls into, largest first. */
export function subtreesOf([from, to]: Range): Pick<Subtree, 'level' | 'position'>[] {
  const subtrees = []
  for (let at = from; at < to; ) {
    const level = Math.floor(Math.log2(to - at))
    subtrees.push({ level, position: at / 2 ** level })
    at += 2 ** level
  }
  return subtrees
}

function largestPowerBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}
