import type { Kysely } from 'kysely'
import type { TreeHead } from './log/checkpoint.ts'
import { EMPTY, type Frontier, rootOf } from './log/frontier.ts'
import type { Schema } from './schema.ts'

export type LogState = Frontier & TreeHead

/** The newest head and what the tree needs in order to grow from it. */
export async function logHead(database: Kysely<Schema>): Promise<LogState> {
  const row = await database.selectFrom('head').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst()
  return row ? { size: row.size, root: row.root, roots: hashesIn(row.frontier) } : { ...EMPTY, root: rootOf(EMPTY) }
}

const hashesIn = (octets: Uint8Array): Uint8Array[] =>
  Array.from({ length: octets.length / 32 }, (_, index) => octets.subarray(index * 32, index * 32 + 32))
