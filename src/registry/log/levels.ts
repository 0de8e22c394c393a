import type { Subtree } from './frontier.ts'
import { rootOf } from './frontier.ts'
import { type Range, subtreesOf } from './ranges.ts'

/** All complete subtrees of a tree that was built up again: one list of hashes a level. */
export type Levels = readonly (readonly Uint8Array[])[]

export function addTo(levels: Uint8Array[][], completed: readonly Subtree[]): void {
  for (const { level, position, hash } of completed) {
    levels[level] ??= []
    const row = levels[level]
    row[position] = hash
  }
}

export const hashAt = (levels: Levels, level: number, position: number): Uint8Array =>
  levels[level]?.[position] ?? new Uint8Array()

export const hashOfRange = (levels: Levels, range: Range): Uint8Array =>
  rootOf({ roots: subtreesOf(range).map(({ level, position }) => hashAt(levels, level, position)) })
