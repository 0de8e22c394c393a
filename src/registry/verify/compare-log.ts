import { isHeadSigned, type TreeHead } from '../log/checkpoint.ts'
import { isCosigned } from '../log/cosignature.ts'
import { verifyingKey } from '../log/ed25519.ts'
import { hashAt } from '../log/levels.ts'
import { same } from '../log/octets.ts'
import { subtreesOf } from '../log/ranges.ts'
import type { Audit } from './audit.ts'
import type { Finding } from './finding.ts'
import type { Records } from './records.ts'

/** The stored subtrees against those that follow from the leaves; the entry named is the one that completed the subtree. */
export async function compareTree(records: Records, { levels }: Audit): Promise<Finding[]> {
  const found: Finding[] = []
  let count = 0
  for await (const { level, position, hash } of records.rows('tree')) {
    count += 1
    if (!same(hashAt(levels, level, position), hash))
      found.push({ entry: (position + 1) * 2 ** level - 1, what: 'tree.hash' })
  }
  const expected = levels.reduce((sum, level) => sum + level.length, 0)
  return count === expected ? found : [...found, { entry: null, what: 'tree.missing' }]
}

/** The heads of all commits: size, root, frontier and the log's signature over each. */
export async function compareHeads(
  records: Records,
  { levels, keys }: Audit,
  expected: readonly TreeHead[],
): Promise<Finding[]> {
  const found: Finding[] = []
  const missing = new Map(expected.map((head) => [head.size, head]))
  for await (const { frontier, ...head } of records.rows('head')) {
    const told = missing.get(head.size)
    missing.delete(head.size)
    const roots = subtreesOf([0, head.size]).map(({ level, position }) => hashAt(levels, level, position))
    const agrees = told && same(told.root, head.root) && same(Buffer.concat(roots), frontier)
    if (!agrees) found.push({ entry: head.size - 1, what: 'head.root' })
    else if (!isHeadSigned(keys.log, head)) found.push({ entry: head.size - 1, what: 'head.signature' })
  }
  return [...found, ...[...missing.keys()].map((size) => ({ entry: size - 1, what: 'head.missing' }))]
}

/** Each witness's signature over the head that it is kept with. Whose key a witness has, only who asked it can know. */
export async function compareCosignatures(
  records: Records,
  { keys }: Audit,
  expected: readonly TreeHead[],
): Promise<Finding[]> {
  const found: Finding[] = []
  const heads = new Map(expected.map((head) => [head.size, head]))
  for await (const { size, witness, time, signature } of records.rows('cosignature')) {
    const head = heads.get(size)
    if (!head || !isCosigned(keys.log, head, { witness: verifyingKey(witness), time, signature }))
      found.push({ entry: size - 1, what: 'cosignature' })
  }
  return found
}
