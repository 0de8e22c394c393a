import { type Der, element } from './der.ts'

/** DER taken apart, to be changed and put together again with lengths that fit. */
export interface Node {
  readonly tag: number
  readonly parts: readonly Node[] | Der
}

export const isInner = (node: Node): node is { tag: number; parts: readonly Node[] } => Array.isArray(node.parts)

export function treeOf(der: Der): Node {
  const [node] = nodesIn(der) ?? []
  if (!node) throw new Error('not DER')
  return node
}

export const derOfTree = (node: Node): Der =>
  isInner(node) ? element(node.tag, ...node.parts.map(derOfTree)) : element(node.tag, node.parts as Der)

/** Null where the octets are not a row of elements: what extensions wrap is taken apart too, where it can be. */
function nodesIn(octets: Der): Node[] | null {
  const nodes: Node[] = []
  for (let at = 0; at < octets.length; ) {
    const [tag = 0, first = 0] = octets.subarray(at)
    const size = first < 0x80 ? 0 : first & 0x7f
    const start = at + 2 + size
    const length = size === 0 ? first : Number.parseInt(Buffer.from(octets.subarray(at + 2, start)).toString('hex'), 16)
    if (size > 4 || !(start + length <= octets.length) || start > octets.length) return null
    const content = octets.subarray(start, start + length)
    nodes.push({ tag, parts: wraps(tag) ? (nodesIn(content) ?? content) : content })
    at = start + length
  }
  return nodes
}

const wraps = (tag: number): boolean => (tag & 0x20) !== 0 || tag === 0x04

/** All nodes, outer ones first. */
export const nodesOf = (node: Node): Node[] => [node, ...(isInner(node) ? node.parts.flatMap(nodesOf) : [])]

/** The tree with `target` replaced by any number of nodes. */
export function replaced(node: Node, target: Node, by: readonly Node[]): readonly Node[] {
  if (node === target) return by
  return [isInner(node) ? { ...node, parts: node.parts.flatMap((part) => replaced(part, target, by)) } : node]
}
