import type { Der } from './der.ts'
import { derOfTree, isInner, type Node, nodesOf, replaced, treeOf } from './der-tree.ts'
import type { Random } from './random.ts'

/** Octets of a certificate or CRL, or of its signed part, with one thing in it changed. */
export function mutated(der: Der, random: Random, strange: readonly Node[]): Der {
  return random.chance(0.3) ? mutatedOctets(der, random) : mutatedTree(der, random, strange)
}

const WORDS = ['00', 'ff', '80', '3080', '3084ffffffff', '0500', '0101ff', '0201ff', '31003000', 'a000'] as const

function mutatedOctets(der: Der, random: Random): Der {
  const at = random.below(der.length)
  const before = der.subarray(0, at)
  const word = Buffer.from(random.pick(WORDS), 'hex')
  const ways: readonly (() => Der)[] = [
    () => Buffer.concat([before, Buffer.from([(der[at] ?? 0) ^ (1 << random.below(8))]), der.subarray(at + 1)]),
    () => Buffer.concat([before, Buffer.from([random.below(256)]), der.subarray(at + 1)]),
    () => Buffer.concat([before, word, der.subarray(at + word.length)]),
    () => Buffer.concat([before, word, der.subarray(at)]),
    () => Buffer.concat([before, der.subarray(at + 1 + random.below(8))]),
    () => before,
    () => Buffer.concat([der, word]),
  ]
  return random.pick(ways)()
}

function mutatedTree(der: Der, random: Random, strange: readonly Node[]): Der {
  const tree = treeOf(der)
  const nodes = nodesOf(tree)
  const target = random.pick(nodes)
  const other = random.pick(random.chance(0.5) ? nodes : strange)
  const by: readonly (() => readonly Node[])[] = [
    () => [],
    () => [target, target],
    () => [other],
    () => [target, other],
    () => [other, target],
    () => [{ ...target, tag: random.below(256) }],
    () => [{ ...target, tag: target.tag ^ (1 << random.below(8)) }],
    () => [changed(target, random)],
    () => [changed(target, random)],
    () => [changed(target, random)],
  ]
  const [root] = replaced(tree, target, random.pick(by)())
  return root ? derOfTree(root) : new Uint8Array()
}

function changed(node: Node, random: Random): Node {
  if (isInner(node)) {
    const parts = random.chance(0.5)
      ? node.parts.toReversed()
      : node.parts.slice(0, random.below(node.parts.length + 1))
    return { ...node, parts }
  }
  const octets = Buffer.from(node.parts as Der)
  if (octets.length === 0 || random.chance(0.2))
    return { ...node, parts: Buffer.alloc(random.below(40), random.below(256)) }
  return { ...node, parts: mutatedOctets(octets, random) }
}
