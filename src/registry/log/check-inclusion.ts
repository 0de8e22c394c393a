import { same } from './octets.ts'
import { nodeHash } from './tree-hash.ts'

interface Claim {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array // its hash
  readonly root: Uint8Array
  readonly path: readonly Uint8Array[]
}

/** RFC 9162 §2.1.3.2, whose names these are. */
export function isIncluded({ index, size, leaf, root, path }: Claim): boolean {
  if (index >= size) return false
  let [fn, sn, r] = [index, size - 1, leaf]
  for (const p of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      r = nodeHash(r, p)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && same(r, root)
}

const half = (number: number): number => Math.floor(number / 2)
