import type { TreeHead } from './checkpoint.ts'
import { same } from './octets.ts'
import { nodeHash } from './tree-hash.ts'

/** Whether the second tree begins with all of the first: RFC 9162 §2.1.4.2, whose names these are. */
export function isConsistent(first: TreeHead, second: TreeHead, path: readonly Uint8Array[]): boolean {
  if (first.size === second.size) return path.length === 0 && same(first.root, second.root)
  if (first.size > second.size) return false
  if (first.size === 0) return path.length === 0 // every tree begins with nothing
  if (path.length === 0) return false
  return leadsToBoth(first, second, isPowerOfTwo(first.size) ? [first.root, ...path] : path)
}

function leadsToBoth(first: TreeHead, second: TreeHead, [start, ...rest]: readonly Uint8Array[]): boolean {
  let [fn, sn] = [first.size - 1, second.size - 1]
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)]
  let [fr, sr] = [start ?? first.root, start ?? first.root]
  for (const c of rest) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      ;[fr, sr] = [nodeHash(c, fr), nodeHash(c, sr)]
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      sr = nodeHash(sr, c)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && same(fr, first.root) && same(sr, second.root)
}

const half = (number: number): number => Math.floor(number / 2)

const isPowerOfTwo = (size: number): boolean => Number.isInteger(Math.log2(size))
