import type { InsertObject, Kysely, RawBuilder } from 'kysely'
import { type SignedHead, signedHead } from './log/checkpoint.ts'
import type { SigningKey } from './log/ed25519.ts'
import { type Frontier, grow, rootOf, type Subtree } from './log/frontier.ts'
import { type Range, subtreesOf } from './log/ranges.ts'
import { leafHash } from './log/tree-hash.ts'
import type { Schema } from './schema.ts'
import { slices } from './slices.ts'

/** A number, or what finds it. */
export type EvidenceId = number | RawBuilder<number>

interface Entry {
  readonly evidence: EvidenceId
  readonly leaf: Uint8Array
}

/**
 * Adds leaves and signs the head that they lead to, all within the caller's transaction. Ed25519 gives the same octets
 * every time and the commit decides, so there are never two heads for one size, and none is known outside before it is kept.
 */
export async function appendLeaves(
  database: Kysely<Schema>,
  from: Frontier,
  entries: readonly Entry[],
  key: SigningKey,
): Promise<SignedHead> {
  let tree = from
  const [leaves, subtrees]: [InsertObject<Schema, 'log'>[], Subtree[]] = [[], []]
  for (const { evidence, leaf } of entries) {
    const { frontier, completed } = grow(tree, leafHash(leaf))
    leaves.push({ n: tree.size, evidence, leaf })
    subtrees.push(...completed)
    tree = frontier
  }
  const head = signedHead(key, { size: tree.size, root: rootOf(tree) })
  if (entries.length === 0) return head
  const row = { ...head, frontier: Buffer.concat(tree.roots) }
  await Promise.all([
    ...slices(leaves).map((values) => database.insertInto('log').values(values).execute()),
    ...slices(subtrees).map((values) => database.insertInto('tree').values(values).execute()),
    database.insertInto('head').values(row).execute(),
  ])
  return head
}

/** The hashes of ranges of leaves, as a proof wants them: O(log n) look-ups each. */
export async function rangeHashes(database: Kysely<Schema>, ranges: readonly Range[]): Promise<Uint8Array[]> {
  const hashes = []
  for (const range of ranges) hashes.push(await rangeHash(database, range))
  return hashes
}

async function rangeHash(database: Kysely<Schema>, range: Range): Promise<Uint8Array> {
  const roots = []
  for (const { level, position } of subtreesOf(range)) {
    const found = database.selectFrom('tree').select('hash').where('level', '=', level).where('position', '=', position)
    roots.push((await found.executeTakeFirstOrThrow()).hash)
  }
  return rootOf({ roots })
}
