import type { SignedHead } from './checkpoint.ts'
import { type Cosignature, cosignatureLine } from './cosignature.ts'
import { fromHex, hex } from './octets.ts'
import type { SigsumLeaf } from './sigsum-leaf.ts'

/** A receipt that `sigsum-verify` takes: this leaf is in the log with this head. */
export interface SigsumProof {
  readonly log: Uint8Array // hash of its key
  readonly leaf: Pick<SigsumLeaf, 'keyHash' | 'signature'>
  readonly head: SignedHead
  readonly index: number
  readonly path: readonly Uint8Array[]
}

/** Version 2 of the text (sigsum-go, doc/sigsum-proof.md). A tree of one leaf has no third part. */
export const writeProof = (
  { log, leaf, head, index, path }: SigsumProof,
  cosignatures: readonly Cosignature[] = [],
): string =>
  [
    'version=2',
    `log=${hex(log)}`,
    `leaf=${hex(leaf.keyHash)} ${hex(leaf.signature)}`,
    '',
    `size=${head.size}`,
    `root_hash=${hex(head.root)}`,
    `signature=${hex(head.signature)}`,
    ...cosignatures.map(cosignatureLine),
    ...(head.size === 1 ? [] : ['', `leaf_index=${index}`, ...path.map((hash) => `node_hash=${hex(hash)}`)]),
    '',
  ].join('\n')

const HASH = '[0-9a-f]{64}'
const PROOF = new RegExp(
  [
    '^version=2',
    `log=(?<log>${HASH})`,
    `leaf=(?<keyHash>${HASH}) (?<leafSignature>[0-9a-f]{128})`,
    '',
    'size=(?<size>[1-9]\\d{0,15})',
    `root_hash=(?<root>${HASH})`,
    'signature=(?<signature>[0-9a-f]{128})',
    `(?:cosignature=${HASH} \\d{1,16} [0-9a-f]{128}\n)*` +
      `(?:\nleaf_index=(?<index>0|[1-9]\\d{0,15})\n(?<path>(?:node_hash=${HASH}\n)*))?$`,
  ].join('\n'),
)

/** Null for any text that is none. Witnesses' lines are not looked into. */
export function readProof(text: string): SigsumProof | null {
  const groups = PROOF.exec(text)?.groups
  if (!groups) return null
  const { log, keyHash, leafSignature, size, root, signature, index, path = '' } = groups
  if ((size === '1') !== (index === undefined)) return null
  return {
    log: octets(log),
    leaf: { keyHash: octets(keyHash), signature: octets(leafSignature) },
    head: { size: Number(size), root: octets(root), signature: octets(signature) },
    index: Number(index ?? 0),
    path: [...path.matchAll(/=(.*)\n/g)].map(([, hash]) => octets(hash)),
  }
}

const octets = (digits = ''): Uint8Array => fromHex(digits, digits.length / 2) ?? new Uint8Array()
