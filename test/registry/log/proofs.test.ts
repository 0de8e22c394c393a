import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isConsistent } from '../../../src/registry/log/check-consistency.ts'
import { isIncluded } from '../../../src/registry/log/check-inclusion.ts'
import { EMPTY, type Frontier, grow, rootOf } from '../../../src/registry/log/frontier.ts'
import { addTo, hashOfRange } from '../../../src/registry/log/levels.ts'
import { consistencyRanges, inclusionRanges } from '../../../src/registry/log/ranges.ts'
import { leafHash } from '../../../src/registry/log/tree-hash.ts'

const MOST = 300

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const leaves = Array.from({ length: MOST }, (_, index) => Buffer.from(`leaf ${index}`))
const known = new Map<string, Buffer>()

/** RFC 9162 §2.1.1 word for word: MTH of the leaves from..to. */
function naive(from: number, to: number): Buffer {
  const name = `${from}-${to}`
  const hash = known.get(name) ?? compute(from, to)
  known.set(name, hash)
  return hash
}

function compute(from: number, to: number): Buffer {
  if (to === from) return sha256()
  if (to - from === 1) return sha256(Buffer.of(0), leaves[from] ?? Buffer.alloc(0))
  let k = 1
  while (k * 2 < to - from) k *= 2
  return sha256(Buffer.of(1), naive(from, from + k), naive(from + k, to))
}

const levels: Uint8Array[][] = []
const heads: { size: number; root: Uint8Array }[] = [{ size: 0, root: rootOf(EMPTY) }]
let tree: Frontier = EMPTY
for (const leaf of leaves) {
  const grown = grow(tree, leafHash(leaf))
  tree = grown.frontier
  addTo(levels, grown.completed)
  heads.push({ size: tree.size, root: rootOf(tree) })
}
const headOf = (size: number) => heads[size] ?? { size, root: new Uint8Array() }
const hashes = (ranges: readonly (readonly [number, number])[]) => ranges.map((range) => hashOfRange(levels, range))
const flipped = (path: readonly Uint8Array[], at: number) =>
  path.map((hash, index) => (index === at ? hash.map((octet, place) => (place === 7 ? octet ^ 4 : octet)) : hash))

describe('the tree', () => {
  it(`has the root of the definition for all sizes to ${MOST}`, () => {
    for (const { size, root } of heads) expect(Buffer.from(root).equals(naive(0, size))).toBe(true)
    // RFC 9162 §2.1.1, and the two-leaf tree of its definition
    expect(Buffer.from(headOf(0).root).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })

  it('keeps no more hashes than the size has binary ones', () => {
    expect(tree.roots).toHaveLength(MOST.toString(2).replaceAll('0', '').length)
  })
})

const NOWHERE = Buffer.alloc(32, 9)

describe('an inclusion proof', () => {
  it('is right for every entry of every size, and for no other entry, size or hash', () => {
    const claims = pairs(1).filter(([index, size]) => index < size)
    const wrong = claims.flatMap(([index, size]) => {
      const path = hashes(inclusionRanges(index, size))
      const claim = { index, size, leaf: naive(index, index + 1), root: headOf(size).root, path }
      const others = [
        { ...claim, root: NOWHERE },
        { ...claim, leaf: NOWHERE },
        { ...claim, path: [...path, NOWHERE] },
        { ...claim, index: index + size },
        ...(size > 1 ? [{ ...claim, index: (index + 1) % size }] : []),
        ...(size > 1
          ? [
              { ...claim, path: flipped(path, index % path.length) },
              { ...claim, path: path.slice(1) },
            ]
          : []),
      ]
      return isIncluded(claim) && !others.some(isIncluded) ? [] : [`${index} in ${size}`]
    })
    console.log(`${claims.length} inclusion proofs`)
    expect(wrong).toEqual([])
  })
})

describe('a consistency proof', () => {
  it('is right for every two sizes, and for no other head or hash', () => {
    const sizes = pairs(0).filter(([from, size]) => from <= size)
    const wrong = sizes.filter(([from, size]) => {
      const path = hashes(consistencyRanges(from, size))
      const isRight = isConsistent(headOf(from), headOf(size), path)
      return !isRight || wrongClaims(from, size, path).some((claim) => isConsistent(...claim))
    })
    console.log(`${sizes.length} consistency proofs`)
    expect(wrong).toEqual([])
  })
})

function wrongClaims(from: number, size: number, path: readonly Uint8Array[]) {
  const [first, second] = [headOf(from), headOf(size)]
  const claims: Parameters<typeof isConsistent>[] = [[first, second, [...path, NOWHERE]]]
  if (from > 0) claims.push([{ size: from, root: NOWHERE }, second, path], [first, { size, root: NOWHERE }, path])
  if (path.length > 0) claims.push([first, second, flipped(path, from % path.length)])
  if (from < size) claims.push([second, first, path])
  return claims
}

function pairs(least: number): (readonly [number, number])[] {
  const sizes = Array.from({ length: MOST + 1 - least }, (_, index) => index + least)
  return sizes.flatMap((size) => Array.from({ length: size + 1 }, (_, other) => [other, size] as const))
}
