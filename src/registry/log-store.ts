import type { Kysely } from 'kysely'
import { type SignedHead, signedHead } from './log/checkpoint.ts'
import type { SigningKey } from './log/ed25519.ts'
import { type Frontier, grow, rootOf } from './log/frontier.ts'
import { type Range, subtreesOf } from './log/ranges.ts'
import { leafHash } from './log/tree-hash.ts'
import type { Schema } from './schema.ts'

interface Entry {
  readonly evidence: number
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
  for (const { evidence, leaf } of entries) {
    const { frontier, completed } = grow(tree, leafHash(leaf))
    await database.insertInto('log').values({ n: tree.size, evidence, leaf }).execute()
    await database.insertInto('tree').values(completed).execute()
    tree = frontier
  }
  const head = signedHead(key, { size: tree.size, root: rootOf(tree) })
  if (entries.length === 0) return head
  await database
    .insertInto('head')
    .values({ ...head, frontier: Buffer.concat(tree.roots) })
    .execute()
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
